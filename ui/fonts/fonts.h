// The two type families of Leo, from the program's own resources.
#pragma once

namespace leo::ui {

// Registers them with Qt. Once, after the QGuiApplication exists and before QML is loaded.
void registerFonts();

}  // namespace leo::ui
