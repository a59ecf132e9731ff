#include "content/dag_pb.h"

#include <QtTest>

#include <functional>

#include "codec/protobuf.h"
#include "support/code_of.h"

using namespace leo;
using namespace leo::content;
using codec::ProtoWriter;

namespace {

FileLink link(std::string_view name, std::uint64_t contentBytes) {
    return FileLink{Cid::of(CidCodec::Raw, viewOf(name)), contentBytes, contentBytes};
}

FileNode node(std::vector<FileLink> links) {
    FileNode out;
    out.links = std::move(links);
    for (const FileLink& one : out.links) out.contentBytes += one.contentBytes;
    return out;
}

// A node put together by hand, each part open to change.
struct Parts {
    std::vector<Bytes> links;
    Bytes data;
    bool dataFirst = false;
    Bytes tail;

    Bytes encode() const {
        ProtoWriter out;
        if (dataFirst) out.bytes(1, data);
        for (const Bytes& one : links) out.bytes(2, one);
        if (!dataFirst) out.bytes(1, data);
        Bytes bytes = out.take();
        append(bytes, tail);
        return bytes;
    }
};

Bytes linkBytes(std::string_view name, std::uint64_t treeBytes, std::string_view fileName = {}) {
    ProtoWriter out;
    out.bytes(1, Cid::of(CidCodec::Raw, viewOf(name)).bytes()).text(2, fileName).varint(3, treeBytes);
    return out.take();
}

Bytes dataBytes(std::uint64_t type, std::uint64_t total, const std::vector<std::uint64_t>& sizes) {
    ProtoWriter out;
    out.varint(1, type).varint(3, total);
    for (std::uint64_t size : sizes) out.varint(4, size);
    return out.take();
}

Parts goodParts() {
    return Parts{{linkBytes("a", 10), linkBytes("b", 5)}, dataBytes(2, 15, {10, 5}), false, {}};
}

Bytes with(const std::function<void(Parts&)>& change) {
    Parts parts = goodParts();
    change(parts);
    return parts.encode();
}

}  // namespace

class DagPbTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrips() {
        const FileNode nodes[] = {
            node({link("a", 1)}),
            node({link("a", 10), link("b", 5)}),
            node(std::vector<FileLink>(kMaxLinks, link("same", std::uint64_t{1} << 20))),
        };
        for (const FileNode& one : nodes) {
            const Bytes block = encodeFileNode(one);
            const auto read = decodeFileNode(block);
            LEO_SUCCEEDS(read);
            QVERIFY(*read == one);
            QVERIFY(encodeFileNode(*read) == block);
        }
        QVERIFY(goodParts().encode() == encodeFileNode(node({link("a", 10), link("b", 5)})));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("block");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const Bytes& block, Code code) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(block.data()), int(block.size()))
                                << static_cast<int>(code);
        };
        row("empty", {}, Code::Malformed);
        row("no links", with([](Parts& p) { p.links.clear(), p.data = dataBytes(2, 0, {}); }), Code::Malformed);
        ProtoWriter linkAlone;
        linkAlone.bytes(2, linkBytes("a", 10));
        row("no data", linkAlone.view(), Code::Malformed);
        row("data before links", with([](Parts& p) { p.dataFirst = true; }), Code::Malformed);
        row("data twice", with([](Parts& p) {
                ProtoWriter more;
                more.bytes(1, p.data);
                p.tail = more.take();
            }),
            Code::Malformed);
        row("unknown field", with([](Parts& p) { p.tail = {0x1a, 0x00}; }), Code::Malformed);
        row("varint where bytes belong", with([](Parts& p) { p.tail = {0x08, 0x00}; }), Code::Malformed);
        row("group", with([](Parts& p) { p.tail = {0x0b}; }), Code::Malformed);
        row("trailing byte", with([](Parts& p) { p.tail = {0x12}; }), Code::Malformed);
        row("named link", with([](Parts& p) { p.links[0] = linkBytes("a", 10, "readme"); }), Code::Unsupported);
        row("link without a name field", with([](Parts& p) {
                ProtoWriter out;
                out.bytes(1, Cid::of(CidCodec::Raw, viewOf("a")).bytes()).varint(3, 10);
                p.links[0] = out.take();
            }),
            Code::Malformed);
        row("link without a CID", with([](Parts& p) {
                ProtoWriter out;
                out.text(2, {}).varint(3, 10);
                p.links[0] = out.take();
            }),
            Code::Malformed);
        row("link with two CIDs", with([](Parts& p) {
                ProtoWriter out;
                out.bytes(1, Cid().bytes()).bytes(1, Cid().bytes()).text(2, {}).varint(3, 10);
                p.links[0] = out.take();
            }),
            Code::Malformed);
        row("link of version 0", with([](Parts& p) {
                ProtoWriter out;
                out.bytes(1, ByteView(Cid().bytes()).subspan(2)).text(2, {}).varint(3, 10);
                p.links[0] = out.take();
            }),
            Code::Unsupported);
        row("link fields out of order", with([](Parts& p) {
                ProtoWriter out;
                out.text(2, {}).bytes(1, Cid::of(CidCodec::Raw, viewOf("a")).bytes()).varint(3, 10);
                p.links[0] = out.take();
            }),
            Code::Malformed);
        row("link with an unknown field", with([](Parts& p) {
                append(p.links[0], Bytes{0x20, 0x01});
            }),
            Code::Malformed);
        row("long varint", with([](Parts& p) {
                p.links[0].pop_back();
                append(p.links[0], Bytes{0x8a, 0x00});
            }),
            Code::Malformed);
        row("directory", with([](Parts& p) { p.data = dataBytes(1, 15, {10, 5}); }), Code::Unsupported);
        row("raw type", with([](Parts& p) { p.data = dataBytes(0, 15, {10, 5}); }), Code::Unsupported);
        row("HAMT shard", with([](Parts& p) { p.data = dataBytes(5, 15, {10, 5}); }), Code::Unsupported);
        row("no type", with([](Parts& p) {
                ProtoWriter out;
                out.varint(3, 15).varint(4, 10).varint(4, 5);
                p.data = out.take();
            }),
            Code::Malformed);
        row("inline data", with([](Parts& p) {
                ProtoWriter out;
                out.varint(1, 2).text(2, "inline").varint(3, 21).varint(4, 10).varint(4, 5);
                p.data = out.take();
            }),
            Code::Unsupported);
        row("packed sizes", with([](Parts& p) {
                ProtoWriter out;
                out.varint(1, 2).varint(3, 15).bytes(4, Bytes{10, 5});
                p.data = out.take();
            }),
            Code::Malformed);
        row("mode", with([](Parts& p) { append(p.data, Bytes{0x38, 0x01}); }), Code::Unsupported);
        row("no sizes", with([](Parts& p) { p.data = dataBytes(2, 15, {}); }), Code::Malformed);
        row("fewer sizes than links", with([](Parts& p) { p.data = dataBytes(2, 10, {10}); }), Code::Malformed);
        row("more sizes than links", with([](Parts& p) { p.data = dataBytes(2, 16, {10, 5, 1}); }), Code::Malformed);
        row("file size too small", with([](Parts& p) { p.data = dataBytes(2, 14, {10, 5}); }), Code::Malformed);
        row("file size too large", with([](Parts& p) { p.data = dataBytes(2, 16, {10, 5}); }), Code::Malformed);
        row("empty child", with([](Parts& p) { p.data = dataBytes(2, 10, {10, 0}); }), Code::Malformed);
        row("tree smaller than content", with([](Parts& p) { p.links[0] = linkBytes("a", 9); }), Code::Malformed);
        row("sizes wrap around", with([](Parts& p) {
                p.links = {linkBytes("a", ~std::uint64_t{0}), linkBytes("b", ~std::uint64_t{0})};
                p.data = dataBytes(2, 14, {~std::uint64_t{0}, 15});
            }),
            Code::Malformed);
        row("too many links", with([](Parts& p) {
                p.links.assign(kMaxLinks + 1, linkBytes("a", 1));
                p.data = dataBytes(2, kMaxLinks + 1, std::vector<std::uint64_t>(kMaxLinks + 1, 1));
            }),
            Code::TooLarge);
        row("too many sizes", with([](Parts& p) {
                p.data = dataBytes(2, kMaxLinks + 1, std::vector<std::uint64_t>(kMaxLinks + 1, 1));
            }),
            Code::TooLarge);
        row("too large", Bytes(kMaxBlockBytes + 1), Code::TooLarge);
    }
    void refuses() {
        QFETCH(QByteArray, block);
        QFETCH(int, code);
        const ByteView view(reinterpret_cast<const std::uint8_t*>(block.constData()), std::size_t(block.size()));
        LEO_FAILS(decodeFileNode(view), static_cast<Code>(code));
    }

    void everyTruncationFails() {
        const Bytes block = goodParts().encode();
        for (std::size_t size = 0; size < block.size(); ++size)
            QVERIFY(!decodeFileNode(ByteView(block).first(size)).ok());
    }

    void acceptsOnlyWhatItWouldWrite() {
        const Bytes good = goodParts().encode();
        int accepted = 0;
        for (std::size_t at = 0; at < good.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                Bytes block = good;
                block[at] = static_cast<std::uint8_t>(block[at] ^ (1 << bit));
                const auto read = decodeFileNode(block);
                if (!read) continue;
                ++accepted;
                QVERIFY(encodeFileNode(*read) == block);
            }
        }
        // A changed digest or a larger Tsize is another valid node: the loop above has tested something.
        QVERIFY(accepted > 64 * 8);
    }
};

QTEST_GUILESS_MAIN(DagPbTest)
#include "dag_pb_test.moc"
