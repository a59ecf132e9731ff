#include "node/membership_service.h"

#include "base/log.h"

namespace leo::node {
namespace {

constexpr const char* kMembershipLog = "membership";

}  // namespace

MembershipService::MembershipService(Client& client, Worker& tpm, std::shared_ptr<MeasuredMachine> machine,
                                     Config config)
    : m_client(client),
      m_tpm(tpm),
      m_machine(std::move(machine)),
      m_config(std::move(config)),
      m_renewal(client.identity().id(), systemRandom()) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const TimeMs now = m_client.now();
        m_renewal.handleTimeout(now);
        pumpRenewal();
        std::vector<TxId> ids;
        for (auto& [id, duty] : m_duties) {
            duty.handleTimeout(now);
            ids.push_back(id);
        }
        for (const TxId& id : ids) pumpDuty(id);
        schedule();
    });
}

void MembershipService::handleHead(bool free, std::size_t logLines) {
    const ledger::State& state = m_client.state();
    std::vector<TxId> ids;
    for (auto& [id, duty] : m_duties) {
        duty.handleHead(state);
        ids.push_back(id);
    }
    for (const TxId& id : ids) pumpDuty(id);
    if (m_client.chain().connection() != layer1::Connection::Live) return schedule();
    considerAdmissions();
    m_renewal.handleHead(state, free, logLines, m_client.now());
    pumpRenewal();
    schedule();
}

// ---- machines that ask to be admitted ----

void MembershipService::considerAdmissions() {
    const ledger::State& state = m_client.state();
    for (const NodeId& id : state.openAdmissions()) {
        const ledger::Admission& admission = *state.admission(id);
        if (admission.phase != ledger::AdmissionPhase::Attesting) continue;
        TxId& considered = m_considered[id];
        if (considered == admission.registration) continue;
        considered = admission.registration;
        if (admission.opinion(m_client.identity().id()) == nullptr) considerAdmission(admission);
    }
}

void MembershipService::considerAdmission(const ledger::Admission& admission) {
    const ledger::State& state = m_client.state();
    Result<std::optional<crypto::VrfProof>> draw =
        protocol::drawAttestor(state, admission, m_client.identity().id(), *m_config.vrf);
    if (!draw.ok() || !*draw) return;
    protocol::AttestorConfig config{&m_client.identity(), &systemRandom(), **draw, m_config.profileDigests};
    auto duty = protocol::AttestorDuty::create(std::move(config), state, admission, m_client.now());
    if (!duty.ok()) return logWarning(kMembershipLog, admission.node.shortHex() + ": " + toString(duty.error()));
    const TxId id = admission.registration;
    logInfo(kMembershipLog, "drawn to look at " + admission.node.shortHex());
    m_duties.emplace(id, std::move(*duty));
    m_client.host().subscribe(protocol::admissionTopic(state.genesis().network, id),
                              [this, id](const AccountId& from, const AccountId&, ByteView data) {
                                  const auto found = m_duties.find(id);
                                  if (found != m_duties.end()) {
                                      found->second.handleFrame(from, data, m_client.now());
                                      pumpDuty(id);
                                      schedule();
                                  }
                                  return net::Host::Verdict::Accept;
                              });
    pumpDuty(id);
}

void MembershipService::pumpDuty(const TxId& id) {
    const auto found = m_duties.find(id);
    if (found == m_duties.end()) return;
    const std::string topic = protocol::admissionTopic(m_client.state().genesis().network, id);
    while (std::optional<protocol::AttestorCommand> command = found->second.pollCommand()) {
        if (auto* frame = std::get_if<protocol::AdmissionFrame>(&*command)) {
            const Status sent = m_client.host().publish(topic, std::move(frame->bytes));
            if (!sent.ok()) logWarning(kMembershipLog, toString(sent.error()));
        } else if (auto* tx = std::get_if<protocol::Submit>(&*command)) {
            m_client.sender().send(std::move(tx->body), [](Result<layer1::Receipt> receipt) {
                if (!receipt.ok())
                    logWarning(kMembershipLog, "verdict not taken: " + toString(receipt.error()));
                else if (!receipt->applied())
                    logInfo(kMembershipLog, "verdict refused: " + receipt->receipt.detail);
            });
        } else if (const auto* note = std::get_if<protocol::AdmissionNote>(&*command)) {
            logInfo(kMembershipLog, note->line);
        }
    }
    if (found->second.stage() != protocol::AttestorDuty::Stage::Done) return;
    m_client.host().unsubscribe(topic);
    m_duties.erase(found);
}

// ---- renewal ----

void MembershipService::pumpRenewal() {
    while (std::optional<protocol::RenewalCommand> command = m_renewal.pollCommand()) {
        if (const auto* quote = std::get_if<protocol::QuoteMachine>(&*command)) {
            m_tpm.post(
                [machine = m_machine, qualifier = quote->qualifier] { return machine->quoteMachine(qualifier); },
                [this](Result<protocol::MachineQuote> made) {
                    m_renewal.handleQuote(std::move(made), m_client.now());
                    pumpRenewal();
                    schedule();
                });
        } else if (auto* tx = std::get_if<protocol::Submit>(&*command)) {
            m_client.sender().send(std::move(tx->body), [this](Result<layer1::Receipt> receipt) {
                Status applied = receipt.ok() ? Status{} : Status(receipt.error());
                if (receipt.ok() && !receipt->applied())
                    applied = makeError(receipt->receipt.code, receipt->receipt.detail);
                if (applied.ok()) logInfo(kMembershipLog, "renewed");
                if (applied.ok() || applied.error().code == Code::Untrusted)
                    m_untrusted = applied.ok() ? std::string() : applied.error().detail;
                m_renewal.handleReceipt(applied, m_client.now());
                pumpRenewal();
                schedule();
            });
        } else if (const auto* cut = std::get_if<protocol::CutLog>(&*command)) {
            m_tpm.post([machine = m_machine, pcr13 = cut->pcr13] { return machine->cut(pcr13); },
                       [this](Status done) {
                           if (done.ok() && m_config.logCut) m_config.logCut();
                           m_renewal.handleCut(done);
                           pumpRenewal();
                       });
        } else if (const auto* note = std::get_if<protocol::Note>(&*command)) {
            logInfo(kMembershipLog, note->line);
        }
    }
}

void MembershipService::schedule() {
    std::optional<TimeMs> next = m_renewal.pollTimeout();
    for (const auto& [id, duty] : m_duties) {
        const std::optional<TimeMs> at = duty.pollTimeout();
        if (at && (!next || *at < *next)) next = at;
    }
    if (!next) return m_timer.stop();
    const TimeMs now = m_client.now();
    m_timer.start(static_cast<int>(*next > now ? std::min<std::uint64_t>(*next - now, 60'000) : 0));
}

}  // namespace leo::node
