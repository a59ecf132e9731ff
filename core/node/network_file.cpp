#include "node/network_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <set>

#include "p2p/multiaddr.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

constexpr int kFormat = 1;
constexpr const char* kGenesisName = "genesis.leo";

Error wrong(const std::filesystem::path& file, const std::string& what) {
    return makeError(Code::Malformed, file.string() + ": " + what);
}

Result<std::string> textField(const std::filesystem::path& file, const QJsonObject& object, const char* name) {
    const QJsonValue value = object.value(QLatin1String(name));
    if (!value.isString()) return wrong(file, std::string("\"") + name + "\" must be a text");
    return value.toString().toStdString();
}

Result<QJsonObject> parseObject(const std::filesystem::path& file, ByteView bytes) {
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(
        QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())), &problem);
    if (document.isNull())
        return wrong(file, problem.errorString().toStdString() + " at byte " + std::to_string(problem.offset));
    if (!document.isObject()) return wrong(file, "must be one JSON object");
    const QJsonObject object = document.object();
    const std::set<QString> known = {QStringLiteral("format"), QStringLiteral("network"), QStringLiteral("chainId"),
                                     QStringLiteral("genesis"), QStringLiteral("bootstrap")};
    for (const QString& key : object.keys())
        if (known.count(key) == 0) return wrong(file, "unknown field \"" + key.toStdString() + "\"");
    return object;
}

Result<std::vector<std::string>> bootstrapOf(const std::filesystem::path& file, const QJsonObject& object) {
    const QJsonValue value = object.value(QStringLiteral("bootstrap"));
    if (!value.isArray()) return wrong(file, "\"bootstrap\" must be a list of addresses");
    const QJsonArray list = value.toArray();
    if (static_cast<std::size_t>(list.size()) > kMaxBootstrap)
        return wrong(file, "\"bootstrap\" has more than " + std::to_string(kMaxBootstrap) + " addresses");
    std::vector<std::string> addresses;
    for (const QJsonValue& item : list) {
        if (!item.isString() || item.toString().isEmpty())
            return wrong(file, "an address in \"bootstrap\" is not a text");
        addresses.push_back(item.toString().toStdString());
    }
    return addresses;
}

}  // namespace

Result<std::vector<Endpoint>> NetworkFile::endpoints() const {
    std::vector<Endpoint> endpoints;
    for (const std::string& text : bootstrap) {
        auto address = p2p::Multiaddr::fromText(text);
        if (!address.ok())
            return makeError(Code::Malformed, "\"" + text + "\" is not an address: " + address.error().detail);
        Endpoint endpoint;
        endpoint.url = address->toUrl();
        if (address->peer) endpoint.account = address->peer->toAccountId();
        endpoints.push_back(std::move(endpoint));
    }
    return endpoints;
}

Result<std::vector<Bootstrap>> NetworkFile::peers() const {
    LEO_TRY_ASSIGN(const std::vector<Endpoint> known, endpoints());
    std::vector<Bootstrap> peers;
    for (const Endpoint& endpoint : known)
        peers.push_back({QUrl(QString::fromStdString(endpoint.url)), endpoint.account});
    return peers;
}

Result<NetworkFile> NetworkFile::read(const std::filesystem::path& file) {
    auto bytes = store::readFile(file, kMaxNetworkFileBytes);
    if (!bytes.ok() && bytes.error().code == Code::NotFound)
        return makeError(Code::NotFound, "no network at " + file.string());
    if (!bytes.ok()) return bytes.takeError();
    LEO_TRY_ASSIGN(const QJsonObject object, parseObject(file, *bytes));
    if (object.value(QStringLiteral("format")).toInt() != kFormat)
        return makeError(Code::Unsupported, file.string() + ": format must be " + std::to_string(kFormat));

    NetworkFile network;
    LEO_TRY_ASSIGN(const std::string name, textField(file, object, "network"));
    LEO_TRY_ASSIGN(const std::string chainText, textField(file, object, "chainId"));
    auto chain = ChainId::fromHexText(chainText);
    if (!chain.ok()) return wrong(file, "\"chainId\" must be 64 hexadecimal digits");
    network.chain = *chain;
    LEO_TRY_ASSIGN(const std::string genesisName, textField(file, object, "genesis"));
    // Beside this file and nowhere else: a network file from somebody else must not make leod read other files.
    if (genesisName.empty() || genesisName.find('/') != std::string::npos || genesisName.front() == '.')
        return wrong(file, "\"genesis\" must be the name of a file beside it");
    LEO_TRY_ASSIGN(network.bootstrap, bootstrapOf(file, object));
    auto endpoints = network.endpoints();
    if (!endpoints.ok()) return wrong(file, endpoints.error().detail);

    const std::filesystem::path genesisFile = file.parent_path() / genesisName;
    LEO_TRY_ASSIGN(const Bytes genesisBytes, store::readFile(genesisFile, ledger::kMaxGenesisBytes));
    auto genesis = ledger::Genesis::decode(genesisBytes);
    if (!genesis.ok()) return makeError(genesis.error().code, genesisFile.string() + ": " + genesis.error().detail);
    network.genesis = std::move(genesis).value();
    LEO_REQUIRE(network.genesis.chainId() == network.chain, Code::DigestMismatch,
                genesisFile.string() + " is not the genesis of chain " + network.chain.shortHex());
    if (network.genesis.network != name) return wrong(file, "\"network\" is not the name in its genesis");
    return network;
}

Status NetworkFile::write(const std::filesystem::path& file) const {
    QJsonArray addresses;
    for (const std::string& address : bootstrap) addresses.append(QString::fromStdString(address));
    const QJsonObject object{{QStringLiteral("format"), kFormat},
                             {QStringLiteral("network"), QString::fromStdString(genesis.network)},
                             {QStringLiteral("chainId"), QString::fromStdString(chain.hex())},
                             {QStringLiteral("genesis"), QLatin1String(kGenesisName)},
                             {QStringLiteral("bootstrap"), addresses}};
    LEO_TRY(store::atomicWriteFile(file.parent_path() / kGenesisName, genesis.encode()));
    const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Indented);
    return store::atomicWriteFile(file,
                                  viewOf(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))));
}

}  // namespace leo::node
