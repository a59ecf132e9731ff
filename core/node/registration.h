// Registration: takes a machine from "has a TPM" to "is a node": opens and measures the TPM, registers on layer one,
// answers the attestors, and tells how they decided. For `leod node --register` and the operator's page.
//
// A registration that was interrupted goes on where layer one has it. An identity that is a node already is done at
// once. Thread: that of the client. Nothing is called back inside the constructor.
#pragma once

#include <QTimer>
#include <filesystem>
#include <functional>
#include <memory>

#include "node/client.h"
#include "node/measured_machine.h"
#include "node/worker.h"

namespace leo::node {

// In a node's home, for a chip that does not hold them itself: the certificates between its own and its maker's root,
// PEM.
inline constexpr const char* kEkChainFile = "ek-chain.pem";
// The certificate and what leads from it to a root, of what the chip and the file (which may be absent) hold.
// Malformed for a file without a certificate, Io.
Result<std::vector<Bytes>> endorsementChain(const Bytes& ekCertificate, std::vector<Bytes> held,
                                            const std::filesystem::path& file);

struct RegistrationConfig {
    std::string name;  // for people, at most ledger::kMaxNodeNameBytes
    crypto::VrfKey vrf;
    std::string tcti;
    std::filesystem::path ekChainFile;  // kEkChainFile of this node; empty: none
    attest::EkAlgorithm ekAlgorithm = attest::EkAlgorithm::EccP256;
    attest::NodeStart nodeStart;  // what is measured
    std::uint32_t features = 0;   // ledger::Feature, without the TPM's: that follows from its certificate's root
    // False: the caller signs and sends what Step::Prepared shows.
    bool send = true;
};

struct RegistrationProgress {
    enum class Step : std::uint8_t {
        OpeningTpm,
        WaitingForDeposit,  // `missing` has to come to the account first
        Prepared,           // `registration` is what gets signed
        Registered,         // on layer one, attestors are drawn in the next block
        Attesting,          // `spoke` of about `expected` attestors have spoken
        Decided,            // `end`
    };
    Step step = Step::OpeningTpm;
    Amount missing;
    std::optional<ledger::NodeRegister> registration;
    std::uint32_t spoke = 0, spokeOk = 0;
    std::uint32_t expected = 0;  // attestors a draw gives on average
    TimeMs deadline;             // of Attesting
    ledger::AdmissionPhase end = ledger::AdmissionPhase::AwaitingSeed;
    std::vector<attest::Reason> reasons;  // of those who said no, each once

    bool operator==(const RegistrationProgress& other) const;
};
// One English sentence for people.
std::string progressText(const RegistrationProgress& progress);

class Registration : public QObject {
    Q_OBJECT
public:
    using OnProgress = std::function<void(const RegistrationProgress&)>;
    // How the attestors decided; or what failed on the way: the TPM's error, or layer one's refusal. Called once.
    using Done = std::function<void(Result<ledger::AdmissionPhase>)>;
    // The client outlives it.
    Registration(Client& client, RegistrationConfig config, OnProgress onProgress, Done done);
    ~Registration() override;

    const RegistrationProgress& progress() const { return m_progress; }

private:
    struct Opened {
        std::unique_ptr<MeasuredMachine> machine;
        ledger::NodeRegister registration;
    };
    struct Wish {
        std::string tcti;
        std::filesystem::path ekChainFile;
        attest::EkAlgorithm ekAlgorithm{};
        attest::NodeStart nodeStart;
        ledger::NodeRegister registration;  // what does not come from the TPM
        std::vector<ledger::TpmRoot> roots;
        attest::PcrMask pcrMask = 0;
        TimeMs now;
    };
    static Result<Opened> openMachine(const Wish& wish);

    void open();
    void handleHead();
    void submit();
    void follow(const ledger::Admission& admission);
    void listen(const TxId& registration);
    void pump();
    void tell(RegistrationProgress progress);
    void finish(Result<ledger::AdmissionPhase> end);

    Client& m_client;
    RegistrationConfig m_config;
    OnProgress m_onProgress;
    Done m_done;
    std::unique_ptr<Worker> m_tpm;
    std::shared_ptr<MeasuredMachine> m_machine;  // touched on the worker only
    ledger::NodeRegister m_registration;
    protocol::RegisteringNode m_node;
    RegistrationProgress m_progress;
    std::optional<TxId> m_topic;
    TxId m_earlier;  // a registration that was closed before this one
    bool m_sent = false;
    bool m_finished = false;
    layer1::Subscription m_heads, m_live;
};

}  // namespace leo::node
