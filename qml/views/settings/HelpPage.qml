import QtQuick
import QtQuick.Layouts
import Leo.Controls
import Leo.Ui
import Leo.Views

// qmllint disable unqualified
// A Loader of Qt 6.4 makes no bound components: those here reach the page by its id.
// Guide, glossary, keyboard, what Leo cannot do, diagnostics, licences.
ScrollPage {
    id: page

    property int section: params.section ?? pageState.section ?? 0

    function saveState(): var {
        return {
            section: section
        };
    }

    title: qsTr("Help")
    maximumWidth: Theme.px(860)

    Tabs {
        Layout.fillWidth: true
        items: [
            {
                text: qsTr("Guide")
            },
            {
                text: qsTr("What Leo cannot do")
            },
            {
                text: qsTr("Glossary")
            },
            {
                text: qsTr("Keyboard")
            },
            {
                text: qsTr("Diagnostics")
            },
            {
                text: qsTr("Licences")
            }
        ]
        current: page.section
        accessibleName: qsTr("Sections of the help")
        onChosen: index => page.section = index
    }
    Loader {
        active: page.section === 0
        visible: active
        Layout.fillWidth: true
        sourceComponent: HelpEntries {
            entries: [
                {
                    title: qsTr("Run a task"),
                    text: qsTr("Choose a lambda, drop a file, make an offer. The file is encrypted on this computer. When an executor was drawn and nine others checked its machine, Leo asks for your key; after your yes it runs once, and you alone open the result.")
                },
                {
                    title: qsTr("Publish code"),
                    text: qsTr("Choose a folder, an image and a price, run it on a sample, publish. Your code is encrypted on this computer. Each time it runs, the executor asks this computer for the key; keep Leo running to answer.")
                },
                {
                    title: qsTr("Run a node"),
                    text: qsTr("A node with a TPM and a sandbox earns LEO and credit: as executor by running tasks, as monitor by checking the one that does. Before firmware updates, drain it.")
                },
                {
                    title: qsTr("Look things up"),
                    text: qsTr("The explorer shows every block, task and node to anyone. Ctrl K finds pages and anything whose id you paste.")
                },
                {
                    title: qsTr("Back up"),
                    text: qsTr("The 24 words restore a wallet anywhere. The backup file restores it with the keys of its lambdas. Save one before the first payment.")
                }
            ]
        }
    }
    Loader {
        active: page.section === 1
        visible: active
        Layout.fillWidth: true
        sourceComponent: HelpEntries {
            entries: [
                {
                    title: qsTr("The machine's root"),
                    text: qsTr("A TPM does not hide keys in memory from the administrator of the executor's machine. “Never” and “ciphertext only” hold while the machine runs the measured software.")
                },
                {
                    title: qsTr("Without judged measured boot and IMA"),
                    text: qsTr("Where a network does not judge how a machine booted and what it runs, the runtime log is the node's own word.")
                },
                {
                    title: qsTr("Side channels"),
                    text: qsTr("Time, memory access and the size of a result can tell something about your data.")
                },
                {
                    title: qsTr("Physical attacks"),
                    text: qsTr("Whoever opens a machine or its TPM can read what passes inside.")
                },
                {
                    title: qsTr("Software TPMs"),
                    text: qsTr("Software TPM: proves the protocol, not the machine. Use such a network to learn and test, not for data you want to protect.")
                },
                {
                    title: qsTr("A lambda that talks"),
                    text: qsTr("A lambda can write your data into its own result. Only you open the result, so pass on only results of lambdas you trust.")
                },
                {
                    title: qsTr("A colluding committee"),
                    text: qsTr("When members with more than half of the credit of a committee collude, they can pass what is wrong.")
                },
                {
                    title: qsTr("A single authority of layer one"),
                    text: qsTr("Where one authority makes the blocks, it could foresee its own seeds and is trusted not to use that.")
                },
                {
                    title: qsTr("Block producers of an EVM network"),
                    text: qsTr("The seed is a block hash there; who produces the block can influence it at a cost.")
                },
                {
                    title: qsTr("Authors who are offline"),
                    text: qsTr("A task whose author does not answer waits until its key window closes; then your whole offer returns.")
                }
            ]
        }
    }
    Loader {
        active: page.section === 2
        visible: active
        Layout.fillWidth: true
        sourceComponent: HelpEntries {
            entries: [
                {
                    title: qsTr("Lambda"),
                    text: qsTr("Published code that anyone can pay to run.")
                },
                {
                    title: qsTr("Task"),
                    text: qsTr("One paid run of a lambda.")
                },
                {
                    title: qsTr("Committee, executor, monitor"),
                    text: qsTr("The nodes drawn for a task are its committee: the executor runs it, the monitors check the executor.")
                },
                {
                    title: qsTr("Draw, turn"),
                    text: qsTr("A draw is one election of a committee; a turn is one executor of it.")
                },
                {
                    title: qsTr("Offer, price"),
                    text: qsTr("The offer is what a task pays in all; the price is the part that its lambda's author asks for.")
                },
                {
                    title: qsTr("Deposit, bond"),
                    text: qsTr("A deposit is held of a member or a node, a bond of a lambda or a dispute. Both return unless they are seized.")
                },
                {
                    title: qsTr("Idle pay, miss fee"),
                    text: qsTr("What a committee gets for waiting in vain: idle pay from the offer, the miss fee from the author's bond.")
                },
                {
                    title: qsTr("Credit"),
                    text: qsTr("Credit is earned by honest work and cannot be bought or sent.")
                },
                {
                    title: qsTr("Record"),
                    text: qsTr("Counts of what an account did, from the chain alone.")
                },
                {
                    title: qsTr("Sealed"),
                    text: qsTr("Encrypted, or a role that is not public yet.")
                },
                {
                    title: qsTr("Attest"),
                    text: qsTr("To check a TPM quote: a signed report of the software a machine booted.")
                },
                {
                    title: qsTr("Complete, settle"),
                    text: qsTr("A task is complete when its result is recorded, and settled when everyone was paid.")
                }
            ]
        }
    }
    Loader {
        active: page.section === 3
        visible: active
        Layout.fillWidth: true
        sourceComponent: HelpEntries {
            keys: true
            entries: [
                {
                    title: qsTr("Ctrl K"),
                    text: qsTr("Command palette")
                },
                {
                    title: qsTr("Ctrl 1 … 5"),
                    text: qsTr("Home, Run a task, Publish, Node, Explorer")
                },
                {
                    title: qsTr("Alt ←, Alt →"),
                    text: qsTr("Back, forward")
                },
                {
                    title: qsTr("F6, Shift F6"),
                    text: qsTr("Next, previous region of the window")
                },
                {
                    title: qsTr("Ctrl Enter"),
                    text: qsTr("Primary action of the page; opens the confirmation, never signs")
                },
                {
                    title: qsTr("Ctrl N"),
                    text: qsTr("New task; in Publish, new lambda")
                },
                {
                    title: qsTr("Ctrl S, Ctrl R"),
                    text: qsTr("While publishing: save the draft, run the test")
                },
                {
                    title: qsTr("Ctrl L"),
                    text: qsTr("Lock the wallet")
                },
                {
                    title: qsTr("Ctrl Shift L"),
                    text: qsTr("Switch between light and dark")
                },
                {
                    title: qsTr("Ctrl +, Ctrl −, Ctrl 0"),
                    text: qsTr("Size of everything")
                },
                {
                    title: qsTr("Ctrl C"),
                    text: qsTr("Copy the focused identifier or row")
                },
                {
                    title: qsTr("Ctrl ,"),
                    text: qsTr("Settings")
                },
                {
                    title: "F1",
                    text: qsTr("Help")
                }
            ]
        }
    }
    Loader {
        active: page.section === 4
        visible: active
        Layout.fillWidth: true
        sourceComponent: DiagnosticsCard {
            app: page.app
        }
    }
    Loader {
        active: page.section === 5
        visible: active
        Layout.fillWidth: true
        sourceComponent: Card {
            title: qsTr("Libraries and fonts that Leo is built on")

            KeyValue {
                Layout.fillWidth: true
                rows: page.app.settings.licences.map(entry => ({
                            label: entry.name,
                            value: entry.licence
                        }))
            }
        }
    }
}
