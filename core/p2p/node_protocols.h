// The protocols that every Node speaks, as multistream-select and identify name them.
#pragma once

#include <array>
#include <string_view>

namespace leo::p2p {

inline constexpr std::string_view kIdentify = "/ipfs/id/1.0.0";
inline constexpr std::string_view kIdentifyPush = "/ipfs/id/push/1.0.0";
inline constexpr std::string_view kPing = "/ipfs/ping/1.0.0";
inline constexpr std::string_view kGossipsub = "/meshsub/1.1.0";
inline constexpr std::string_view kBitswap = "/ipfs/bitswap/1.2.0";

inline constexpr std::array<std::string_view, 5> kOwnProtocols = {kIdentify, kIdentifyPush, kPing, kGossipsub,
                                                                  kBitswap};

}  // namespace leo::p2p
