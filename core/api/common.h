// What all interfaces of this directory share (leo.h says how they behave).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/amount.h"
#include "base/bytes.h"
#include "base/strong.h"
#include "base/subscription.h"

namespace leo::api {

// The answer to a command: called once, later.
template <class T>
using Done = std::function<void(Result<T>)>;
using Finished = std::function<void(const Status&)>;

template <class T>
using Handler = std::function<void(const std::shared_ptr<const T>&)>;

// One page of a list that is read newest first. `next` continues it; empty at the end. A cursor is opaque.
using Cursor = std::string;
template <class T>
struct Page {
    std::vector<T> rows;
    Cursor next;
};

// One point of a chart: a time and a value in the unit the field names.
template <class T>
struct Sample {
    TimeMs time;
    T value{};
};

}  // namespace leo::api
