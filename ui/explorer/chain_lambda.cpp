#include "explorer/chain_lambda.h"

#include <algorithm>

#include "language/language.h"
#include "run/text.h"

namespace leo::ui {

using explorer::fact;

ChainLambda::ChainLambda(api::Lambdas& lambdas, const QString& id, QObject* parent) : Detail(parent) {
    m_fullId = id;
    const auto parsed = LambdaId::fromHexText(id.toStdString());
    if (!parsed.ok()) {
        setMissing(tr("\"%1\" is no lambda id.").arg(id.left(40)));
        return;
    }
    const auto look = [this, wanted = *parsed](const std::shared_ptr<const api::LambdasState>& state) {
        m_state = state;
        for (const auto* list : {&state->all, &state->mine}) {
            const auto found = std::find_if(list->begin(), list->end(),
                                            [&](const api::Lambda& lambda) { return lambda.id == wanted; });
            if (found != list->end()) return show(*found);
        }
        setMissing(tr("No lambda of this network that can still be run has this id."));
    };
    onLanguage(this, [this, look] {
        if (m_state) look(m_state);
    });
    m_subscription = lambdas.observe(look);
}

void ChainLambda::show(const api::Lambda& lambda) {
    m_name = text::plain(lambda.name);
    m_description = text::plain(lambda.description);
    m_retired = lambda.retired;
    QStringList command;
    for (const std::string& word : lambda.command) command.append(text::plain(word));
    const QString publisher = text::hex(lambda.publisher.bytes);
    const QString digest = text::hex(lambda.imageDigest);
    m_facts.assign({
        fact(tr("Author"), text::node(lambda.publisher), publisher, QStringLiteral("explorer.account"), publisher),
        fact(tr("Price per use"), tr("%1 LEO").arg(text::leo9(lambda.price))),
        fact(tr("Image"), tr("sha256:%1").arg(text::elided(digest.toStdString(), 6, 4)), digest),
        fact(tr("Command"), command.join(u' ')),
        fact(tr("Limits"), tr("%1 · %2 · %3 processes")
                               .arg(text::size(lambda.limits.memoryBytes), text::duration(lambda.limits.wallMs))
                               .arg(lambda.limits.pids)),
        fact(tr("Largest output"), text::size(lambda.limits.outputBytes)),
        fact(tr("Network in the sandbox"), tr("none")),
        fact(tr("Runs settled"), text::count(lambda.runs)),
        fact(tr("Failed"), text::count(lambda.failures)),
        fact(tr("Of these, keys that did not come"), text::count(lambda.misses)),
        fact(tr("Bond free, reserved"),
             tr("%1, %2 LEO").arg(text::leo2(lambda.bondFree), text::leo2(lambda.bondReserved))),
        fact(tr("Miss fee"), tr("%1 LEO").arg(text::leo9(lambda.missFee))),
        fact(tr("Published in"), text::height(lambda.publishedAt), {}, QStringLiteral("explorer.block"),
             QString::number(lambda.publishedAt.value)),
    });
    setReady();
}

}  // namespace leo::ui
