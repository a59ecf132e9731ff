// leod: the headless program.
#include <QCoreApplication>

#include "crypto/secret.h"
#include "leod/commands.h"
#include "leod/frame.h"

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("leod"));
    leo::crypto::initialise();
    return leo::app::runCommands(application.arguments().mid(1), leo::app::allCommands());
}
