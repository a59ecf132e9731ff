#include "node/start_words.h"

#include <QCoreApplication>
#include <array>

#include "node/node_words.h"
#include "run/text.h"

namespace leo::ui {

namespace {

QString tr(const char* source) {
    return QCoreApplication::translate("leo::ui", source);
}

}  // namespace

QString startCheckTitle(const api::StartCheck& check) {
    const bool failed = check.mark == api::StartCheck::Mark::Failed;
    const bool passed = check.mark == api::StartCheck::Mark::Passed;
    if (check.key == "tpm") {
        if (check.found == "none") return tr("No TPM found");
        return passed ? tr("TPM 2.0 found") : check.found == "software" ? tr("Software TPM") : tr("TPM 2.0");
    }
    if (check.key == "certificate")
        return check.found == "foreign" ? tr("This TPM's certificate is not known") : tr("Endorsement certificate");
    if (check.key == "measured-boot") return tr("Measured boot");
    if (check.key == "sandbox") return failed ? tr("No sandbox runner") : tr("Sandbox");
    if (check.key == "reachable") return failed ? tr("The network does not answer") : tr("Reachable");
    if (check.key == "deposit") return failed ? tr("Deposit missing") : tr("Deposit");
    return text::plain(check.key);
}

namespace {

QString checkValue(const api::StartCheck& check, std::size_t index) {
    return index < check.values.size() ? text::plain(check.values[index]) : QString();
}

// An amount as the checks write it, as people read it.
QString checkLeo(const api::StartCheck& check, std::size_t index) {
    const auto amount = index < check.values.size() ? parseAmount(check.values[index]) : Result<Amount>(Amount{});
    return amount ? text::leo2(*amount) : checkValue(check, index);
}

QString checkTook(const api::StartCheck& check, std::size_t index) {
    return text::took(checkValue(check, index).toULongLong());
}

QString tpmDetail(const api::StartCheck& check) {
    if (check.found == "found")
        return checkValue(check, 1).isEmpty()
                   ? tr("%1, %2").arg(checkValue(check, 0), checkValue(check, 2))
                   : tr("%1, firmware %2, %3").arg(checkValue(check, 0), checkValue(check, 1), checkValue(check, 2));
    if (check.found == "none")
        return tr("Your node cannot prove what it runs, so the network will not admit it. Nothing is at %1.")
            .arg(checkValue(check, 0));
    if (check.found == "denied") return tr("%1 may not be used by this account.").arg(checkValue(check, 0));
    if (check.found == "busy") return tr("Another program uses %1.").arg(checkValue(check, 0));
    if (check.found == "broken")
        return tr("%1 does not answer as a TPM: %2").arg(checkValue(check, 0), checkValue(check, 1));
    if (check.found == "software") return tr("software TPM: proves the protocol, not the machine");
    if (check.found == "no-swtpm") return tr("This network takes software TPMs, and swtpm is not installed.");
    return {};
}

QString certificateDetail(const api::StartCheck& check) {
    if (check.found == "accepted")
        return tr("The chain ends at \"%1\", which this network accepts.").arg(checkValue(check, 0));
    if (check.found == "foreign")
        return tr("The chain ends at \"%1\", which this network does not accept.").arg(checkValue(check, 0));
    if (check.found == "none") return tr("The TPM holds no certificate of its maker for an elliptic-curve key.");
    if (check.found == "local")
        return tr("\"%1\", this network's own authority on this computer, certifies it.").arg(checkValue(check, 0));
    if (check.found == "no-authority")
        return tr("This network was made on another computer, so nobody here can certify a software TPM for it.");
    if (check.found == "unseen") return tr("Not looked at: there is no TPM to ask.");
    return {};
}

QString bootDetail(const api::StartCheck& check) {
    const int count = checkValue(check, 0).toInt();
    if (check.found == "matches") return tr("%1 registers match the network's policy.").arg(count);
    if (check.found == "any") return tr("%1 registers were read; this network judges none of them.").arg(count);
    if (check.found == "differs")
        return tr("The registers of this computer are in no state that this network accepts.");
    if (check.found == "no-log")
        return tr("This kernel shows no log of a measured boot at %1.").arg(checkValue(check, 0));
    if (check.found == "log-denied") return tr("The boot log may not be read by this account.");
    if (check.found == "software")
        return tr("A software TPM has no firmware before it: its registers say nothing about this computer.");
    if (check.found == "unseen") return tr("Not looked at: there is no TPM to ask.");
    return {};
}

QString sandboxDetail(const api::StartCheck& check) {
    if (check.found == "ready")
        return tr("%1: %2 forbidden acts were tried and stopped, in %3.")
            .arg(runnerName(check.values.empty() ? std::string() : check.values[0]), checkValue(check, 1),
                 checkTook(check, 2));
    if (check.found == "weak")
        return tr("%1 works. %2")
            .arg(runnerName(check.values.empty() ? std::string() : check.values[0]), checkValue(check, 1));
    if (check.found == "none")
        return tr("Nodes need bubblewrap, runc or gVisor. None was found here that passes its self-test.");
    return {};
}

QString linkDetail(const api::StartCheck& check) {
    const QString peers = checkValue(check, 0);
    if (check.found == "live") return peers == u'1' ? tr("1 peer answers.") : tr("%1 peers answer.").arg(peers);
    if (check.found == "outgoing")
        return tr("Peers that answer: %1. Others cannot dial this computer; it works over the links it opens itself.")
            .arg(peers);
    if (check.found == "none") return tr("No peer answers, so nobody could admit this node.");
    return {};
}

QString depositDetail(const api::StartCheck& check) {
    if (check.found == "held") return tr("%1 LEO are held while the node is registered.").arg(checkLeo(check, 0));
    if (check.found == "ready")
        return tr("%1 of %2 LEO: the deposit of the node, held while it is registered, and that of its first task.")
            .arg(checkLeo(check, 0), checkLeo(check, 1));
    if (check.found == "missing")
        return tr("The deposit of the node and of its first task take %1 LEO. This wallet and the node have %2.")
            .arg(checkLeo(check, 0), checkLeo(check, 1));
    if (check.found == "join")
        return tr("The node's account has %1 LEO. A task takes a deposit of %2, so it gets none.")
            .arg(checkLeo(check, 0), checkLeo(check, 1));
    return {};
}

}  // namespace

QString startCheckDetail(const api::StartCheck& check) {
    if (check.mark == api::StartCheck::Mark::Checking) return {};
    if (check.key == "tpm") return tpmDetail(check);
    if (check.key == "certificate") return certificateDetail(check);
    if (check.key == "measured-boot") return bootDetail(check);
    if (check.key == "sandbox") return sandboxDetail(check);
    if (check.key == "reachable") return linkDetail(check);
    if (check.key == "deposit") return depositDetail(check);
    return {};
}

QString startCheckRemedy(const api::StartCheck& check) {
    const auto is = [&](const char* key, const char* found) { return check.key == key && check.found == found; };
    if (is("tpm", "none"))
        return tr(
            "Many computers have a TPM that is switched off: look for \"fTPM\" or \"PTT\" in the firmware "
            "settings.");
    if (is("tpm", "denied")) return tr("Add your account to the group of the TPM, then log in again:");
    if (is("tpm", "busy")) return tr("Close that program.");
    if (is("tpm", "broken")) return tr("Restart the computer; a TPM that stays silent is broken.");
    if (is("tpm", "no-swtpm")) return tr("Install it:");
    if (is("certificate", "foreign"))
        return tr("Ask the network whether it takes this maker's TPMs. If it does, the maker's certificate in "
                  "between is missing: download it from the maker and put it into %1.")
            .arg(checkValue(check, 2));
    if (is("certificate", "none"))
        return tr("Some makers offer the certificate for download; Leo reads it from the TPM.");
    if (is("certificate", "no-authority")) return tr("Start the node on the computer that made the network.");
    if (is("measured-boot", "differs"))
        return tr("Undo the last change of firmware or boot loader, or ask the network to accept it.");
    if (is("measured-boot", "no-log")) return tr("Switch measured boot on in the firmware settings.");
    if (is("measured-boot", "log-denied")) return tr("Let it be read:");
    if (is("sandbox", "none"))
        return tr("Bubblewrap is enough; installing its package takes administrator rights, running it does not:");
    if (is("reachable", "none")) return tr("Check the connection and the address of the network.");
    if (is("deposit", "missing")) return tr("Receive LEO in this wallet, or choose another.");
    if (is("deposit", "join")) return tr("Send LEO to the node's account.");
    return {};
}

QString startCheckStatus(api::StartCheck::Mark mark) {
    constexpr std::array kNames = {"running", "done", "warning", "failed"};
    return QString::fromLatin1(kNames.at(static_cast<std::size_t>(mark)));
}

QString startCheckWord(api::StartCheck::Mark mark) {
    switch (mark) {
        case api::StartCheck::Mark::Checking: return tr("Checking");
        case api::StartCheck::Mark::Passed: return tr("Passed");
        case api::StartCheck::Mark::Warning: return tr("Warning");
        case api::StartCheck::Mark::Failed: return tr("Failed");
    }
    return {};
}

}  // namespace leo::ui
