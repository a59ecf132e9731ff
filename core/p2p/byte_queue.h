// ByteQueue: a contiguous first-in first-out buffer for bytes that arrive in arbitrary pieces.
//
// Views stay valid across consume() and die with the next append() or clear().
#pragma once

#include "base/bytes.h"

namespace leo::p2p {

class ByteQueue {
public:
    void append(ByteView more) {
        if (m_begin == m_data.size()) {
            m_data.clear();
            m_begin = 0;
            // One large message must not pin its memory for the life of the stream.
            if (m_data.capacity() > kKeptCapacity && more.size() < kKeptCapacity) m_data.shrink_to_fit();
        } else if (m_begin > m_data.size() / 2) {
            m_data.erase(m_data.begin(), m_data.begin() + static_cast<std::ptrdiff_t>(m_begin));
            m_begin = 0;
        }
        m_data.insert(m_data.end(), more.begin(), more.end());
    }
    ByteView view() const { return ByteView(m_data).subspan(m_begin); }
    std::size_t size() const { return m_data.size() - m_begin; }
    bool empty() const { return size() == 0; }
    void consume(std::size_t count) {
        LEO_ASSERT(count <= size());
        m_begin += count;
    }
    void clear() {
        m_data.clear();
        m_begin = 0;
    }
    // Everything that is queued; leaves the queue empty.
    Bytes takeAll() {
        Bytes all;
        if (m_begin == 0) {
            all.swap(m_data);
        } else {
            all.assign(m_data.begin() + static_cast<std::ptrdiff_t>(m_begin), m_data.end());
        }
        clear();
        return all;
    }

private:
    static constexpr std::size_t kKeptCapacity = 64 * 1024;
    Bytes m_data;
    std::size_t m_begin = 0;
};

}  // namespace leo::p2p
