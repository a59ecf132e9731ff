<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccountPage</name>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>software TPM: proves the protocol, not the machine</source>
        <translation>Software-TPM: beweist das Protokoll, nicht die Maschine</translation>
    </message>
    <message>
        <source>Hardware TPM</source>
        <translation>Hardware-TPM</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Kontostand</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 gebunden</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>%1 of all</source>
        <translation>%1 von allen</translation>
    </message>
    <message>
        <source>Executed</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>led %1 of its committees</source>
        <translation>führte %1 seiner Komitees</translation>
    </message>
    <message>
        <source>Monitored</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>as executor</source>
        <translation>als Ausführer</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Task or transaction</source>
        <translation>Aufgabe oder Transaktion</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>History of this account</source>
        <translation>Verlauf dieses Kontos</translation>
    </message>
    <message>
        <source>Show earlier</source>
        <translation>Frühere zeigen</translation>
    </message>
    <message>
        <source>Nothing has moved on this account yet.</source>
        <translation>Auf diesem Konto hat sich noch nichts bewegt.</translation>
    </message>
    <message>
        <source>TPM and account</source>
        <translation>TPM und Konto</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>counts from the chain; there is no score</source>
        <translation>Zahlen aus der Kette; eine Wertung gibt es nicht</translation>
    </message>
    <message>
        <source>Credit, 90 days</source>
        <translation>Punkte, 90 Tage</translation>
    </message>
    <message>
        <source>Credit over 90 days</source>
        <translation>Punkte über 90 Tage</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>This program</source>
        <translation>Dieses Programm</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Data kept in</source>
        <translation>Daten liegen in</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What Leo does and what goes wrong, line by line.</source>
        <translation>Was Leo tut und was misslingt, Zeile für Zeile.</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>Protokoll öffnen</translation>
    </message>
</context>
<context>
    <name>Amount</name>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
</context>
<context>
    <name>AmountField</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>.</source>
        <comment>the decimal sign of this language</comment>
        <translation>,</translation>
    </message>
    <message>
        <source>Decimals are written with “%1”</source>
        <translation>Nachkommastellen stehen nach „%1“</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>Zurück zu 100&#x202f;%</translation>
    </message>
    <message>
        <source>Text, spacing and icons together. Ctrl + and Ctrl − do the same on every page.</source>
        <translation>Text, Abstände und Symbole zusammen. Strg + und Strg − tun dasselbe auf jeder Seite.</translation>
    </message>
    <message>
        <source>Motion and privacy</source>
        <translation>Bewegung und Privatsphäre</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing moves; words carry every state.</source>
        <translation>Nichts bewegt sich; jeder Zustand steht auch in Worten da.</translation>
    </message>
    <message>
        <source>Your system asks for it already.</source>
        <translation>Ihr System verlangt es bereits.</translation>
    </message>
    <message>
        <source>Hide roles and amounts</source>
        <translation>Rollen und Beträge verbergen</translation>
    </message>
    <message>
        <source>Balances, what is held, and the roles of your node: for a shared screen. Ctrl Shift H does the same. What you sign is always shown.</source>
        <translation>Kontostände, Gebundenes und die Rollen Ihres Knotens: für einen geteilten Bildschirm. Strg Umschalt H tut dasselbe. Was Sie unterschreiben, wird immer gezeigt.</translation>
    </message>
</context>
<context>
    <name>AttestationGrid</name>
    <message>
        <source>Verdicts of the monitors, before, during and after</source>
        <translation>Urteile der Prüfer: davor, währenddessen und danach</translation>
    </message>
</context>
<context>
    <name>BlockPage</name>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Previous block</source>
        <translation>Voriger Block</translation>
    </message>
    <message>
        <source>Signature and beacon verified here</source>
        <translation>Signatur und Beacon hier geprüft</translation>
    </message>
    <message>
        <source>Signature or beacon does not hold</source>
        <translation>Signatur oder Beacon stimmt nicht</translation>
    </message>
    <message numerus="yes">
        <source>Seeds the draw of %n task(s)</source>
        <translation>
            <numerusform>Ist der Seed der Ziehung von %n Aufgabe</numerusform>
            <numerusform>Ist der Seed der Ziehung von %n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Next block</source>
        <translation>Nächster Block</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Transactions of this block</source>
        <translation>Transaktionen dieses Blocks</translation>
    </message>
</context>
<context>
    <name>BlockPlace</name>
    <message>
        <source>Block %1, %2, %3</source>
        <translation>Block %1, %2, %3</translation>
    </message>
</context>
<context>
    <name>BlockStrip</name>
    <message>
        <source>Latest blocks</source>
        <translation>Neueste Blöcke</translation>
    </message>
    <message>
        <source>Latest blocks, %1</source>
        <translation>Neueste Blöcke, %1</translation>
    </message>
</context>
<context>
    <name>BlocksPage</name>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>No block has been made yet. The first comes with the first transaction, or by itself.</source>
        <translation>Noch gibt es keinen Block. Der erste kommt mit der ersten Transaktion oder von selbst.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>not live</source>
        <translation>nicht live</translation>
    </message>
</context>
<context>
    <name>ChainAbsent</name>
    <message>
        <source>This cannot be shown</source>
        <translation>Das kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Hier ist noch nichts</translation>
    </message>
    <message>
        <source>The index on this computer is being read.</source>
        <translation>Das Verzeichnis auf diesem Computer wird gelesen.</translation>
    </message>
</context>
<context>
    <name>ChainCommittee</name>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>VRF value</source>
        <translation>VRF-Wert</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Beweis</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>During</source>
        <translation>Während</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Komitee</translation>
    </message>
</context>
<context>
    <name>ChainCredit</name>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Nodes by credit</source>
        <translation>Knoten nach Punkten</translation>
    </message>
    <message>
        <source>Nodes by credit. Credit is earned by honest work and cannot be bought or sent. The highest J leads, which favours big credit: the list of nodes shows how often each led.</source>
        <translation>Knoten nach Punkten. Punkte verdient man durch ehrliche Arbeit; man kann sie weder kaufen noch senden. Das höchste J führt, was viele Punkte begünstigt: Die Liste der Knoten zeigt, wie oft jeder führte.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
</context>
<context>
    <name>ChainDetailPage</name>
    <message>
        <source>%1 It was searched on %2 only; another network may have it.</source>
        <translation>%1 Gesucht wurde nur in %2; ein anderes Netz kann es haben.</translation>
    </message>
    <message>
        <source>this network</source>
        <translation>diesem Netz</translation>
    </message>
    <message>
        <source>Other networks</source>
        <translation>Andere Netze</translation>
    </message>
</context>
<context>
    <name>ChainFacts</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ChainListPage</name>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
</context>
<context>
    <name>ChainRaw</name>
    <message>
        <source>Decoded</source>
        <translation>Entschlüsselt</translation>
    </message>
    <message>
        <source>CBOR diagnostic</source>
        <translation>CBOR-Diagnose</translation>
    </message>
    <message>
        <source>Decoded fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>%1: %2, bytes %3 to %4</source>
        <translation>%1: %2, Bytes %3 bis %4</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>%1 bytes · re-encodes to the same hash</source>
        <translation>%1 Bytes · ergibt neu kodiert denselben Hash</translation>
    </message>
    <message>
        <source>%1 bytes · does not re-encode to the same bytes</source>
        <translation>%1 Bytes · ergibt neu kodiert andere Bytes</translation>
    </message>
    <message>
        <source>Bytes in hexadecimal</source>
        <translation>Bytes, hexadezimal</translation>
    </message>
</context>
<context>
    <name>ChainSearch</name>
    <message>
        <source>Block height, task, lambda, node, account or transaction</source>
        <translation>Blockhöhe, Aufgabe, Lambda, Knoten, Konto oder Transaktion</translation>
    </message>
    <message>
        <source>Search the chain</source>
        <translation>In der Kette suchen</translation>
    </message>
    <message>
        <source>%1: nothing on this network</source>
        <translation>%1: nichts in diesem Netz</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>ChainSettlement</name>
    <message>
        <source>Settlement</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Angebot</translation>
    </message>
</context>
<context>
    <name>ChainSupply</name>
    <message>
        <source>Supply</source>
        <translation>Gesamtmenge</translation>
    </message>
    <message>
        <source>burned a day</source>
        <translation>am Tag verbrannt</translation>
    </message>
    <message>
        <source>In circulation</source>
        <translation>Im Umlauf</translation>
    </message>
    <message>
        <source>of %1 LEO</source>
        <translation>von %1 LEO</translation>
    </message>
    <message>
        <source>Burned</source>
        <translation>Verbrannt</translation>
    </message>
    <message>
        <source>+%1 in 24 h</source>
        <translation>+%1 in 24 h</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Escrow</source>
        <translation>Treuhand</translation>
    </message>
    <message>
        <source>Deposits</source>
        <translation>Pfänder</translation>
    </message>
    <message>
        <source>Bonds</source>
        <translation>Kautionen</translation>
    </message>
    <message>
        <source>Burned, LEO</source>
        <translation>Verbrannt, LEO</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>LEO burned a day, two weeks</source>
        <translation>Verbrannte LEO am Tag, zwei Wochen</translation>
    </message>
</context>
<context>
    <name>ChainTransactions</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>%1, press T for a table</source>
        <translation>%1, T drücken für eine Tabelle</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n bestanden</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not reached</source>
        <translation>
            <numerusform>%n nicht erreicht</numerusform>
            <numerusform>%n nicht erreicht</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>CodeFiles</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Files, %1</source>
        <translation>Dateien, %1</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Ordner %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Drop to read it</source>
        <translation>Loslassen zum Lesen</translation>
    </message>
    <message>
        <source>Or its path</source>
        <translation>Oder der Pfad</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Gepackt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) found in the files</source>
        <translation>
            <numerusform>%n Geheimnis in den Dateien gefunden</numerusform>
            <numerusform>%n Geheimnisse in den Dateien gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything in the folder is encrypted, but the executor&apos;s sandbox opens it. Take secrets out, or name their files in .leoignore.</source>
        <translation>Alles im Ordner wird verschlüsselt, aber die Sandbox des Ausführers öffnet es. Geheimnisse herausnehmen oder ihre Dateien in .leoignore nennen.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What it does, in one sentence</source>
        <translation>Was es tut, in einem Satz</translation>
    </message>
    <message>
        <source>Public, like the name.</source>
        <translation>Öffentlich, wie der Name.</translation>
    </message>
    <message>
        <source>Choose the folder of your code</source>
        <translation>Den Ordner des Codes wählen</translation>
    </message>
    <message>
        <source>Drop a folder</source>
        <translation>Einen Ordner hier ablegen</translation>
    </message>
    <message>
        <source>This is more than a lambda holds</source>
        <translation>Das ist mehr, als ein Lambda fasst</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Search pages, tasks and actions</source>
        <translation>Seiten, Aufgaben und Aktionen suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>Paste a hash, id or height to look it up</source>
        <translation>Hash, Kennung oder Höhe einfügen, um nachzusehen</translation>
    </message>
</context>
<context>
    <name>CommitteeRing</name>
    <message numerus="yes">
        <source>Committee, %n member(s)</source>
        <translation>
            <numerusform>Komitee, %n Mitglied</numerusform>
            <numerusform>Komitee, %n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>CompareSlider</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Comparison, before at %1 percent</source>
        <translation>Vergleich, davor bei %1 Prozent</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Leo ended unexpectedly last time</source>
        <translation>Leo wurde das letzte Mal unerwartet beendet</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What the network or your disk had acknowledged is kept, and tasks went on without this window. A key request that came meanwhile may have been missed.</source>
        <translation>Was das Netz oder Ihre Festplatte bestätigt hatte, ist erhalten, und Aufgaben gingen ohne dieses Fenster weiter. Eine Schlüsselanfrage, die inzwischen kam, kann versäumt worden sein.</translation>
    </message>
    <message>
        <source>Crash report</source>
        <translation>Absturzbericht</translation>
    </message>
    <message>
        <source>The report holds the version and names of functions, nothing of yours. It is kept in %1.</source>
        <translation>Der Bericht enthält die Version und Namen von Funktionen, nichts von Ihnen. Er liegt in %1.</translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Three of your words</source>
        <translation>Drei der Wörter</translation>
    </message>
    <message>
        <source>Name and password</source>
        <translation>Name und Passwort</translation>
    </message>
    <message>
        <source>Your 24 words</source>
        <translation>Ihre 24 Wörter</translation>
    </message>
    <message>
        <source>To see that they are on paper and in order.</source>
        <translation>Um zu sehen, dass sie in der richtigen Reihenfolge auf Papier stehen.</translation>
    </message>
    <message>
        <source>The words restore the wallet anywhere. The password opens it on this computer.</source>
        <translation>Die Wörter stellen die Wallet überall wieder her. Das Passwort öffnet sie auf diesem Computer.</translation>
    </message>
    <message>
        <source>Whoever has these words has the wallet. Write them on paper, in this order. They are shown now and never again.</source>
        <translation>Wer diese Wörter hat, hat die Wallet. Bitte auf Papier schreiben, in dieser Reihenfolge. Sie werden jetzt gezeigt und nie wieder.</translation>
    </message>
    <message>
        <source>Create a wallet</source>
        <translation>Wallet anlegen</translation>
    </message>
    <message>
        <source>Word %1: %2</source>
        <translation>Wort %1: %2</translation>
    </message>
    <message>
        <source>A photo or a file with these words can be found by programs. If you copy them, the clipboard is cleared after a minute.</source>
        <translation>Ein Foto oder eine Datei mit diesen Wörtern können Programme finden. Nach dem Kopieren wird die Zwischenablage nach einer Minute geleert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Word %1</source>
        <translation>Wort %1</translation>
    </message>
    <message>
        <source>Name of this wallet</source>
        <translation>Name dieser Wallet</translation>
    </message>
    <message>
        <source>Such as Alice, or Work</source>
        <translation>Etwa Alice oder Arbeit</translation>
    </message>
    <message>
        <source>Only you see it.</source>
        <translation>Nur Sie sehen ihn.</translation>
    </message>
    <message>
        <source>Check words</source>
        <translation>Wörter prüfen</translation>
    </message>
    <message>
        <source>Create wallet</source>
        <translation>Wallet anlegen</translation>
    </message>
    <message>
        <source>I have written them down</source>
        <translation>Ich habe sie aufgeschrieben</translation>
    </message>
    <message>
        <source>Show the words again</source>
        <translation>Die Wörter noch einmal zeigen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Restore a wallet instead</source>
        <translation>Stattdessen eine Wallet wiederherstellen</translation>
    </message>
    <message>
        <source>The words are the wallet</source>
        <translation>Die Wörter sind die Wallet</translation>
    </message>
    <message>
        <source>From them come the key that signs, and the keys to your lambdas and data. Nobody else has a copy.</source>
        <translation>Aus ihnen entstehen der Schlüssel, der unterschreibt, und die Schlüssel zu Lambdas und Daten. Niemand sonst hat eine Kopie.</translation>
    </message>
    <message>
        <source>Shown once</source>
        <translation>Nur einmal gezeigt</translation>
    </message>
    <message>
        <source>Leo does not keep the words in readable form. Later you can save an encrypted backup file instead.</source>
        <translation>Leo bewahrt die Wörter nicht lesbar auf. Später lässt sich stattdessen eine verschlüsselte Sicherung speichern.</translation>
    </message>
    <message>
        <source>The password is for this computer</source>
        <translation>Das Passwort gilt für diesen Computer</translation>
    </message>
    <message>
        <source>Three wrong ones cost a wait. A forgotten one cannot be reset, but the words restore the wallet with a new one.</source>
        <translation>Drei falsche kosten eine Wartezeit. Ein vergessenes lässt sich nicht zurücksetzen, aber die Wörter stellen die Wallet mit einem neuen wieder her.</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>%1, sorted up</source>
        <translation>%1, aufsteigend sortiert</translation>
    </message>
    <message>
        <source>%1, sorted down</source>
        <translation>%1, absteigend sortiert</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>DeveloperPage</name>
    <message>
        <source>No adversary lab here</source>
        <translation>Hier gibt es kein Gegnerlabor</translation>
    </message>
    <message>
        <source>It needs the network of this computer and the program leo_liar, which a build has and an installation has not.</source>
        <translation>Es braucht das Netz dieses Computers und das Programm leo_liar, das ein selbst gebautes Leo hat und ein installiertes nicht.</translation>
    </message>
    <message>
        <source>Adversary lab</source>
        <translation>Gegnerlabor</translation>
    </message>
    <message>
        <source>on the network of this computer only</source>
        <translation>nur im Netz dieses Computers</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er tut</translation>
    </message>
    <message>
        <source>Let it lie</source>
        <translation>Lügen lassen</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Aufhören lassen</translation>
    </message>
    <message>
        <source>Honest</source>
        <translation>Ehrlich</translation>
    </message>
    <message>
        <source>Lying</source>
        <translation>Lügt</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hört auf</translation>
    </message>
    <message>
        <source>What it paid</source>
        <translation>Was es ihn kostete</translation>
    </message>
    <message>
        <source>Show in the explorer</source>
        <translation>Im Explorer zeigen</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Balance and deposits</source>
        <translation>Guthaben und Einlagen</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Kredit</translation>
    </message>
    <message>
        <source>What it earned as a member of committees is in these figures too. A proven lie and who reported it stand under Disputes.</source>
        <translation>Was er als Mitglied von Komitees verdiente, ist in diesen Zahlen enthalten. Eine bewiesene Lüge und wer sie meldete, stehen unter Streitfälle.</translation>
    </message>
    <message>
        <source>What it did</source>
        <translation>Was er tat</translation>
    </message>
    <message>
        <source>Nothing yet. It lies when a task gives it the chance: post one, and another if it was not drawn.</source>
        <translation>Noch nichts. Er lügt, wenn eine Aufgabe Gelegenheit gibt: eine aufgeben, und noch eine, wenn er nicht gezogen wurde.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>The last node of the network gets a program with one bad habit, over the same links and with quotes of its own TPM. The others notice, say why, and are paid for it. A task that it takes part in can take longer.</source>
        <translation>Der letzte Knoten des Netzes bekommt ein Programm mit einer schlechten Angewohnheit, über dieselben Verbindungen und mit Nachweisen seines eigenen TPM. Die anderen bemerken es, sagen warum und werden dafür bezahlt. Eine Aufgabe, an der er teilnimmt, kann länger dauern.</translation>
    </message>
</context>
<context>
    <name>DiagnosticsCard</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>In eine Datei speichern</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>In %1 gespeichert</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Diagnose speichern</translation>
    </message>
    <message>
        <source>Versions, how well the network is followed, and the newest warnings. It holds no key, name, address, path or amount.</source>
        <translation>Versionen, wie gut dem Netz gefolgt wird, und die neuesten Warnungen. Darin steht kein Schlüssel, Name, Pfad oder Betrag und keine Adresse.</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>DisputePage</name>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>Streitfälle</translation>
    </message>
</context>
<context>
    <name>DisputesPage</name>
    <message>
        <source>Disputes</source>
        <translation>Streitfälle</translation>
    </message>
    <message>
        <source>Layer one judges from the evidence alone; nobody votes</source>
        <translation>Layer 1 urteilt allein nach den Beweisen; niemand stimmt ab</translation>
    </message>
    <message>
        <source>Nobody has been accused of a lie on this network.</source>
        <translation>In diesem Netz wurde noch niemand einer Lüge beschuldigt.</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Streitfall</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Accused</source>
        <translation>Beschuldigt</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Melder</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Seized, LEO</source>
        <translation>Eingezogen, LEO</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
</context>
<context>
    <name>DraftsCard</name>
    <message>
        <source>Drafts on this computer</source>
        <translation>Entwürfe auf diesem Computer</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Continue %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>Delete the draft %1</source>
        <translation>Den Entwurf %1 löschen</translation>
    </message>
</context>
<context>
    <name>ExampleRing</name>
    <message>
        <source>A task, seen from outside: one machine runs it, nine check it</source>
        <translation>Eine Aufgabe von außen: eine Maschine führt sie aus, neun prüfen sie</translation>
    </message>
    <message>
        <source>A task, seen from outside</source>
        <translation>Eine Aufgabe von außen</translation>
    </message>
    <message>
        <source>1 runs it</source>
        <translation>1 führt aus</translation>
    </message>
    <message>
        <source>9 check it</source>
        <translation>9 prüfen</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>%1: %2 %3. %4</source>
        <translation>%1: %2 %3. %4</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Drop a folder here</source>
        <translation>Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation>Datei hier ablegen</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Drop to seal</source>
        <translation>Loslassen zum Versiegeln</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Leo</source>
        <translation>Leo</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Amounts and dates follow the language. Exports and identifiers keep their form.</source>
        <translation>Beträge und Daten folgen der Sprache. Exporte und Kennungen behalten ihre Form.</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Lock the wallet</source>
        <translation>Wallet sperren</translation>
    </message>
    <message>
        <source>After 5 minutes</source>
        <translation>Nach 5 Minuten</translation>
    </message>
    <message>
        <source>After 15 minutes</source>
        <translation>Nach 15 Minuten</translation>
    </message>
    <message>
        <source>After 30 minutes</source>
        <translation>Nach 30 Minuten</translation>
    </message>
    <message>
        <source>After an hour</source>
        <translation>Nach einer Stunde</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Locked means: nothing is signed, no key is released by hand, balances are hidden. Your node and automatic key releases keep running.</source>
        <translation>Gesperrt heißt: nichts wird unterschrieben, kein Schlüssel von Hand freigegeben, Guthaben sind verborgen. Der Knoten und automatische Schlüsselfreigaben laufen weiter.</translation>
    </message>
    <message>
        <source>Running in the background</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>Keep running when the window closes</source>
        <translation>Weiterlaufen, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>While a node runs, a task is in flight or a lambda is live.</source>
        <translation>Solange ein Knoten läuft, eine Aufgabe unterwegs oder ein Lambda aktiv ist.</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Lambdas need it: while this computer is off, their key requests are missed.</source>
        <translation>Lambdas brauchen das: Solange dieser Computer aus ist, bleiben ihre Schlüsselanfragen unbeantwortet.</translation>
    </message>
    <message>
        <source>Quit Leo</source>
        <translation>Leo beenden</translation>
    </message>
</context>
<context>
    <name>HashText</name>
    <message>
        <source>Identifier</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>%1 %2 to %3, press Control C to copy</source>
        <translation>%1 %2 bis %3, Strg C zum Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>What Leo cannot do</source>
        <translation>Was Leo nicht kann</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Sections of the help</source>
        <translation>Abschnitte der Hilfe</translation>
    </message>
    <message>
        <source>Run a task</source>
        <translation>Aufgabe starten</translation>
    </message>
    <message>
        <source>Choose a lambda, drop a file, make an offer. The file is encrypted on this computer. When an executor was drawn and nine others checked its machine, Leo asks for your key; after your yes it runs once, and you alone open the result.</source>
        <translation>Lambda wählen, Datei ablegen, Angebot machen. Die Datei wird auf diesem Computer verschlüsselt. Wenn ein Ausführer gezogen ist und neun andere seine Maschine geprüft haben, fragt Leo nach Ihrem Schlüssel; nach Ihrem Ja läuft die Aufgabe einmal, und nur Sie öffnen das Ergebnis.</translation>
    </message>
    <message>
        <source>Publish code</source>
        <translation>Code veröffentlichen</translation>
    </message>
    <message>
        <source>Choose a folder, an image and a price, run it on a sample, publish. Your code is encrypted on this computer. Each time it runs, the executor asks this computer for the key; keep Leo running to answer.</source>
        <translation>Ordner, Image und Preis wählen, an einer Probe testen, veröffentlichen. Der Code wird auf diesem Computer verschlüsselt. Bei jedem Lauf fragt der Ausführer diesen Computer nach dem Schlüssel; Leo weiterlaufen lassen, um zu antworten.</translation>
    </message>
    <message>
        <source>Run a node</source>
        <translation>Knoten betreiben</translation>
    </message>
    <message>
        <source>A node with a TPM and a sandbox earns LEO and credit: as executor by running tasks, as monitor by checking the one that does. Before firmware updates, drain it.</source>
        <translation>Ein Knoten mit TPM und Sandbox verdient LEO und Punkte: als Ausführer, indem er Aufgaben ausführt, als Prüfer, indem er den Ausführer prüft. Vor Firmware-Updates auslaufen lassen.</translation>
    </message>
    <message>
        <source>Look things up</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>The explorer shows every block, task and node to anyone. Ctrl K finds pages and anything whose id you paste.</source>
        <translation>Der Explorer zeigt jedem alle Blöcke, Aufgaben und Knoten. Strg K findet Seiten und alles, dessen Kennung Sie einfügen.</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>The 24 words restore a wallet anywhere. The backup file restores it with the keys of its lambdas. Save one before the first payment.</source>
        <translation>Die 24 Wörter stellen eine Wallet überall wieder her. Die Sicherung stellt sie mit den Schlüsseln ihrer Lambdas wieder her. Vor der ersten Zahlung eine speichern.</translation>
    </message>
    <message>
        <source>The machine&apos;s root</source>
        <translation>Der Administrator der Maschine</translation>
    </message>
    <message>
        <source>A TPM does not hide keys in memory from the administrator of the executor&apos;s machine. “Never” and “ciphertext only” hold while the machine runs the measured software.</source>
        <translation>Ein TPM verbirgt Schlüssel im Speicher nicht vor dem Administrator der Maschine des Ausführers. „Nie“ und „nur verschlüsselt“ gelten, solange die Maschine die gemessene Software ausführt.</translation>
    </message>
    <message>
        <source>Without judged measured boot and IMA</source>
        <translation>Ohne beurteilten gemessenen Start und IMA</translation>
    </message>
    <message>
        <source>Where a network does not judge how a machine booted and what it runs, the runtime log is the node&apos;s own word.</source>
        <translation>Wo ein Netz nicht beurteilt, wie eine Maschine gestartet ist und was sie ausführt, ist das Laufzeitprotokoll nur das Wort des Knotens.</translation>
    </message>
    <message>
        <source>Side channels</source>
        <translation>Seitenkanäle</translation>
    </message>
    <message>
        <source>Time, memory access and the size of a result can tell something about your data.</source>
        <translation>Zeit, Speicherzugriffe und die Größe eines Ergebnisses können etwas über die Daten verraten.</translation>
    </message>
    <message>
        <source>Physical attacks</source>
        <translation>Angriffe auf das Gerät</translation>
    </message>
    <message>
        <source>Whoever opens a machine or its TPM can read what passes inside.</source>
        <translation>Wer eine Maschine oder ihr TPM öffnet, kann lesen, was darin vorgeht.</translation>
    </message>
    <message>
        <source>Software TPMs</source>
        <translation>Software-TPMs</translation>
    </message>
    <message>
        <source>Software TPM: proves the protocol, not the machine. Use such a network to learn and test, not for data you want to protect.</source>
        <translation>Software-TPM: beweist das Protokoll, nicht die Maschine. Ein solches Netz ist zum Lernen und Testen da, nicht für Daten, die Schutz brauchen.</translation>
    </message>
    <message>
        <source>A lambda that talks</source>
        <translation>Ein Lambda, das plaudert</translation>
    </message>
    <message>
        <source>A lambda can write your data into its own result. Only you open the result, so pass on only results of lambdas you trust.</source>
        <translation>Ein Lambda kann die Daten in sein eigenes Ergebnis schreiben. Nur Sie öffnen das Ergebnis; weitergeben sollten Sie nur Ergebnisse von Lambdas, denen Sie trauen.</translation>
    </message>
    <message>
        <source>A colluding committee</source>
        <translation>Ein Komitee, das sich abspricht</translation>
    </message>
    <message>
        <source>When members with more than half of the credit of a committee collude, they can pass what is wrong.</source>
        <translation>Wenn Mitglieder mit mehr als der Hälfte der Punkte eines Komitees sich absprechen, können sie Falsches durchlassen.</translation>
    </message>
    <message>
        <source>A single authority of layer one</source>
        <translation>Eine einzige Autorität von Layer 1</translation>
    </message>
    <message>
        <source>Where one authority makes the blocks, it could foresee its own seeds and is trusted not to use that.</source>
        <translation>Wo eine einzige Autorität die Blöcke macht, könnte sie ihre Seeds voraussehen; man vertraut darauf, dass sie das nicht nutzt.</translation>
    </message>
    <message>
        <source>Block producers of an EVM network</source>
        <translation>Blockproduzenten eines EVM-Netzes</translation>
    </message>
    <message>
        <source>The seed is a block hash there; who produces the block can influence it at a cost.</source>
        <translation>Der Seed ist dort ein Blockhash; wer den Block macht, kann ihn gegen Kosten beeinflussen.</translation>
    </message>
    <message>
        <source>Authors who are offline</source>
        <translation>Autoren, die offline sind</translation>
    </message>
    <message>
        <source>A task whose author does not answer waits until its key window closes; then your whole offer returns.</source>
        <translation>Eine Aufgabe, deren Autor nicht antwortet, wartet bis zum Ende ihrer Schlüsselfrist; dann kommt Ihr ganzes Angebot zurück.</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>Published code that anyone can pay to run.</source>
        <translation>Veröffentlichter Code, den jeder gegen Bezahlung ausführen lassen kann.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>One paid run of a lambda.</source>
        <translation>Ein bezahlter Lauf eines Lambdas.</translation>
    </message>
    <message>
        <source>Committee, executor, monitor</source>
        <translation>Komitee, Ausführer, Prüfer</translation>
    </message>
    <message>
        <source>The nodes drawn for a task are its committee: the executor runs it, the monitors check the executor.</source>
        <translation>Die für eine Aufgabe gezogenen Knoten sind ihr Komitee: Der Ausführer führt sie aus, die Prüfer prüfen den Ausführer.</translation>
    </message>
    <message>
        <source>Draw, turn</source>
        <translation>Ziehung, Runde</translation>
    </message>
    <message>
        <source>A draw is one election of a committee; a turn is one executor of it.</source>
        <translation>Eine Ziehung ist die Wahl eines Komitees; eine Runde ist ein Ausführer daraus.</translation>
    </message>
    <message>
        <source>Offer, price</source>
        <translation>Angebot, Preis</translation>
    </message>
    <message>
        <source>The offer is what a task pays in all; the price is the part that its lambda&apos;s author asks for.</source>
        <translation>Das Angebot ist, was eine Aufgabe insgesamt zahlt; der Preis ist der Teil, den der Autor des Lambdas verlangt.</translation>
    </message>
    <message>
        <source>Deposit, bond</source>
        <translation>Pfand, Kaution</translation>
    </message>
    <message>
        <source>A deposit is held of a member or a node, a bond of a lambda or a dispute. Both return unless they are seized.</source>
        <translation>Ein Pfand hinterlegt ein Mitglied oder ein Knoten, eine Kaution ein Lambda oder ein Streitfall. Beide kommen zurück, wenn sie nicht eingezogen werden.</translation>
    </message>
    <message>
        <source>Idle pay, miss fee</source>
        <translation>Wartegeld, Ausfallgebühr</translation>
    </message>
    <message>
        <source>What a committee gets for waiting in vain: idle pay from the offer, the miss fee from the author&apos;s bond.</source>
        <translation>Was ein Komitee für vergebliches Warten bekommt: Wartegeld aus dem Angebot, die Ausfallgebühr aus der Kaution des Autors.</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Credit is earned by honest work and cannot be bought or sent.</source>
        <translation>Punkte verdient man durch ehrliche Arbeit; man kann sie weder kaufen noch senden.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Counts of what an account did, from the chain alone.</source>
        <translation>Was ein Konto getan hat, allein aus der Kette gezählt.</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Versiegelt</translation>
    </message>
    <message>
        <source>Encrypted, or a role that is not public yet.</source>
        <translation>Verschlüsselt, oder eine Rolle, die noch nicht öffentlich ist.</translation>
    </message>
    <message>
        <source>Attest</source>
        <translation>Attestieren</translation>
    </message>
    <message>
        <source>To check a TPM quote: a signed report of the software a machine booted.</source>
        <translation>Einen TPM-Bericht prüfen: eine unterschriebene Aussage darüber, welche Software eine Maschine gestartet hat.</translation>
    </message>
    <message>
        <source>Complete, settle</source>
        <translation>Abschließen, abrechnen</translation>
    </message>
    <message>
        <source>A task is complete when its result is recorded, and settled when everyone was paid.</source>
        <translation>Eine Aufgabe ist abgeschlossen, wenn ihr Ergebnis eingetragen ist, und abgerechnet, wenn alle bezahlt sind.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlssuche</translation>
    </message>
    <message>
        <source>Home, Run a task, Publish, Node, Explorer</source>
        <translation>Start, Aufgabe starten, Veröffentlichen, Knoten, Explorer</translation>
    </message>
    <message>
        <source>Back, forward</source>
        <translation>Zurück, vor</translation>
    </message>
    <message>
        <source>Next, previous region of the window</source>
        <translation>Nächster, voriger Bereich des Fensters</translation>
    </message>
    <message>
        <source>Primary action of the page; opens the confirmation, never signs</source>
        <translation>Hauptaktion der Seite; öffnet die Bestätigung, unterschreibt nie</translation>
    </message>
    <message>
        <source>New task; in Publish, new lambda</source>
        <translation>Neue Aufgabe; unter Veröffentlichen: neues Lambda</translation>
    </message>
    <message>
        <source>While publishing: save the draft, run the test</source>
        <translation>Beim Veröffentlichen: Entwurf speichern, Test starten</translation>
    </message>
    <message>
        <source>Lock the wallet</source>
        <translation>Wallet sperren</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Größe von allem</translation>
    </message>
    <message>
        <source>Copy the focused identifier or row</source>
        <translation>Die gewählte Kennung oder Zeile kopieren</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Libraries and fonts that Leo is built on</source>
        <translation>Bibliotheken und Schriften, auf denen Leo aufbaut</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Strg K</translation>
    </message>
    <message>
        <source>Ctrl 1 … 5</source>
        <translation>Strg 1 … 5</translation>
    </message>
    <message>
        <source>Alt ←, Alt →</source>
        <translation>Alt ←, Alt →</translation>
    </message>
    <message>
        <source>F6, Shift F6</source>
        <translation>F6, Umschalt F6</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Strg Eingabe</translation>
    </message>
    <message>
        <source>Ctrl N</source>
        <translation>Strg N</translation>
    </message>
    <message>
        <source>Ctrl S, Ctrl R</source>
        <translation>Strg S, Strg R</translation>
    </message>
    <message>
        <source>Ctrl L</source>
        <translation>Strg L</translation>
    </message>
    <message>
        <source>Ctrl Shift L</source>
        <translation>Strg Umschalt L</translation>
    </message>
    <message>
        <source>Ctrl +, Ctrl −, Ctrl 0</source>
        <translation>Strg +, Strg −, Strg 0</translation>
    </message>
    <message>
        <source>Ctrl C</source>
        <translation>Strg C</translation>
    </message>
    <message>
        <source>Ctrl ,</source>
        <translation>Strg ,</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <source>Amounts in LEO</source>
        <translation>Beträge in LEO</translation>
    </message>
    <message>
        <source>The chain is still being read.</source>
        <translation>Die Kette wird noch gelesen.</translation>
    </message>
    <message>
        <source>Nothing moved yet</source>
        <translation>Noch hat sich nichts bewegt</translation>
    </message>
    <message>
        <source>Payments, offers, deposits and what returns from them appear here.</source>
        <translation>Zahlungen, Angebote, Pfänder und was davon zurückkommt, erscheinen hier.</translation>
    </message>
    <message>
        <source>Receive LEO</source>
        <translation>LEO empfangen</translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation>Der Verlauf ist nicht lesbar</translation>
    </message>
    <message>
        <source>Your money is not affected: balances come from the chain.</source>
        <translation>Das Geld ist nicht betroffen: Guthaben stehen in der Kette.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Other party</source>
        <translation>Gegenseite</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Stand danach</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
</context>
<context>
    <name>HomeBlock</name>
    <message>
        <source>Block %1, %2, %3</source>
        <translation>Block %1, %2, %3</translation>
    </message>
</context>
<context>
    <name>HomeEntry</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>HomeNotices</name>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>%1. %2 %3</source>
        <translation>%1. %2 %3</translation>
    </message>
    <message>
        <source>Review request</source>
        <translation>Anfrage ansehen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Nothing new.</source>
        <translation>Nichts Neues.</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Run a task</source>
        <translation>Aufgabe starten</translation>
    </message>
    <message>
        <source>Alice</source>
        <translation>Alice</translation>
    </message>
    <message>
        <source>Publish code</source>
        <translation>Code veröffentlichen</translation>
    </message>
    <message>
        <source>Bob</source>
        <translation>Bob</translation>
    </message>
    <message>
        <source>Start a node</source>
        <translation>Knoten starten</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>Turn the sample picture black and white</source>
        <translation>Das Beispielbild schwarzweiß machen</translation>
    </message>
    <message>
        <source>Bob has published code that does it, and a photograph comes with Leo. Neither side sees what is the other&apos;s, and you watch every step.</source>
        <translation>Bob hat Code veröffentlicht, der das tut, und ein Foto liegt Leo bei. Keine Seite sieht, was der anderen gehört, und Sie sehen jeden Schritt.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>No task is moving.</source>
        <translation>Keine Aufgabe ist unterwegs.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>Alle Aufgaben</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>Noch keine Aufgaben</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>Layer one</source>
        <translation>Layer 1</translation>
    </message>
    <message>
        <source>The blocks are being indexed.</source>
        <translation>Die Blöcke werden erfasst.</translation>
    </message>
    <message>
        <source>Connecting to the network.</source>
        <translation>Verbindung zum Netz wird hergestellt.</translation>
    </message>
    <message>
        <source>No network chosen</source>
        <translation>Kein Netz gewählt</translation>
    </message>
    <message>
        <source>Start a private network on this computer, or join one.</source>
        <translation>Ein privates Netz auf diesem Computer starten oder einem beitreten.</translation>
    </message>
    <message>
        <source>Choose a network</source>
        <translation>Netz wählen</translation>
    </message>
    <message>
        <source>Pick a lambda and drop a file. One node runs it, the others check that node.</source>
        <translation>Lambda wählen, Datei ablegen: Ein Knoten führt aus, die anderen prüfen ihn.</translation>
    </message>
</context>
<context>
    <name>HomeWallet</name>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>LEO available</source>
        <translation>LEO verfügbar</translation>
    </message>
    <message>
        <source>Locked. Balances are hidden until it is unlocked.</source>
        <translation>Gesperrt. Guthaben sind verborgen, bis sie entsperrt ist.</translation>
    </message>
    <message>
        <source>Hide what is held</source>
        <translation>Gebundenes ausblenden</translation>
    </message>
    <message>
        <source>What is held</source>
        <translation>Was gebunden ist</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>No wallet yet</source>
        <translation>Noch keine Wallet</translation>
    </message>
    <message>
        <source>A wallet signs, pays and owns your tasks.</source>
        <translation>Eine Wallet unterschreibt, zahlt und besitzt die Aufgaben.</translation>
    </message>
    <message>
        <source>New wallet</source>
        <translation>Neue Wallet</translation>
    </message>
</context>
<context>
    <name>IconButton</name>
    <message numerus="yes">
        <source>%1, %n new</source>
        <translation>
            <numerusform>%1, %n neue</numerusform>
            <numerusform>%1, %n neue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InFlightList</name>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>%1, %2, %3 of 8 steps</source>
        <translation>%1, %2, %3 von 8 Schritten</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weitere</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Choose a network</source>
        <translation>Netz wählen</translation>
    </message>
    <message>
        <source>Money, lambdas and nodes belong to one network. You can follow several and switch between them later.</source>
        <translation>Geld, Lambdas und Knoten gehören zu einem Netz. Sie können mehreren folgen und später wechseln.</translation>
    </message>
    <message>
        <source>Join a network</source>
        <translation>Netz beitreten</translation>
    </message>
    <message>
        <source>Invitation link or address</source>
        <translation>Einladung oder Adresse</translation>
    </message>
    <message>
        <source>Whoever runs the network gives it to you. It names the network&apos;s first block, so nobody can put another one in its place.</source>
        <translation>Wer das Netz betreibt, gibt sie Ihnen. Sie nennt den ersten Block des Netzes; niemand kann einen anderen unterschieben.</translation>
    </message>
    <message>
        <source>Known networks</source>
        <translation>Bekannte Netze</translation>
    </message>
    <message>
        <source>This computer knows no network yet.</source>
        <translation>Dieser Computer kennt noch kein Netz.</translation>
    </message>
    <message>
        <source>Join network</source>
        <translation>Netz beitreten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>One chain of blocks</source>
        <translation>Eine Kette von Blöcken</translation>
    </message>
    <message>
        <source>Layer one records who offered what, who was drawn, and who was paid. Leo follows it and checks every block.</source>
        <translation>Layer 1 hält fest, wer was angeboten hat, wer gezogen und wer bezahlt wurde. Leo folgt ihm und prüft jeden Block.</translation>
    </message>
    <message>
        <source>Nodes with TPMs</source>
        <translation>Knoten mit TPMs</translation>
    </message>
    <message>
        <source>A network says which TPMs it accepts. Where it accepts software TPMs, Leo says so on every page.</source>
        <translation>Ein Netz sagt, welche TPMs es annimmt. Wo es Software-TPMs annimmt, sagt Leo das auf jeder Seite.</translation>
    </message>
    <message>
        <source>Then a wallet</source>
        <translation>Dann eine Wallet</translation>
    </message>
    <message>
        <source>Your keys stay on this computer. One wallet works on every network; its balance is per network.</source>
        <translation>Ihre Schlüssel bleiben auf diesem Computer. Eine Wallet gilt in jedem Netz; das Guthaben gilt je Netz.</translation>
    </message>
</context>
<context>
    <name>KeyConsent</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>software TPM: proves the protocol, not the machine</source>
        <translation>Software-TPM: beweist das Protokoll, nicht die Maschine</translation>
    </message>
    <message>
        <source>Release key</source>
        <translation>Schlüssel freigeben</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Verweigern</translation>
    </message>
</context>
<context>
    <name>KeyValue</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>KeyValueRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>LambdaActions</name>
    <message>
        <source>New version</source>
        <translation>Neue Version</translation>
    </message>
    <message>
        <source>Change price</source>
        <translation>Preis ändern</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>Wieder anbieten</translation>
    </message>
    <message>
        <source>Deprecate</source>
        <translation>Abkündigen</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Change the price of %1</source>
        <translation>Preis von %1 ändern</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>New price per use</source>
        <translation>Neuer Preis je Nutzung</translation>
    </message>
    <message>
        <source>It applies to new tasks only. You confirm the transaction in the next step.</source>
        <translation>Er gilt nur für neue Aufgaben. Die Transaktion bestätigen Sie im nächsten Schritt.</translation>
    </message>
    <message>
        <source>Stop offering %1?</source>
        <translation>%1 nicht mehr anbieten?</translation>
    </message>
    <message>
        <source>It disappears from lists. Tasks that run keep running, and this computer answers their key requests. You can offer it again.</source>
        <translation>Es verschwindet aus den Listen. Laufende Aufgaben laufen weiter, und dieser Computer beantwortet ihre Schlüsselanfragen. Sie können es wieder anbieten.</translation>
    </message>
    <message>
        <source>Retire %1?</source>
        <translation>%1 zurückziehen?</translation>
    </message>
    <message>
        <source>Nobody can post a task for it any more. Its bond returns after the network&apos;s unbonding time. This cannot be undone.</source>
        <translation>Niemand kann mehr eine Aufgabe dafür stellen. Die Kaution kommt nach der Auslösefrist des Netzes zurück. Das lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>LambdaOverview</name>
    <message>
        <source>Revenue by week, LEO</source>
        <translation>Einnahmen je Woche, LEO</translation>
    </message>
    <message>
        <source>Revenue by week</source>
        <translation>Einnahmen je Woche</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Price per use</source>
        <translation>Preis je Nutzung</translation>
    </message>
    <message>
        <source>Earned in all</source>
        <translation>Insgesamt verdient</translation>
    </message>
    <message>
        <source>Miss fee</source>
        <translation>Ausfallgebühr</translation>
    </message>
    <message>
        <source>Bond, free</source>
        <translation>Kaution, frei</translation>
    </message>
    <message>
        <source>Bond, reserved</source>
        <translation>Kaution, reserviert</translation>
    </message>
    <message>
        <source>Bond, paid out</source>
        <translation>Kaution, ausgezahlt</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Image digest</source>
        <translation>Image-Digest</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Takes, gives</source>
        <translation>Nimmt, liefert</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Median run time</source>
        <translation>Mittlere Laufzeit</translation>
    </message>
    <message>
        <source>Customers, 30 days</source>
        <translation>Kunden, 30 Tage</translation>
    </message>
    <message>
        <source>Keys that did not come</source>
        <translation>Ausgebliebene Schlüssel</translation>
    </message>
    <message>
        <source>Last %1 runs</source>
        <translation>Letzte %1 Läufe</translation>
    </message>
</context>
<context>
    <name>LambdaPage</name>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Run it on your data</source>
        <translation>Auf eigenen Daten ausführen</translation>
    </message>
    <message>
        <source>Manifest and record</source>
        <translation>Manifest und Bilanz</translation>
    </message>
</context>
<context>
    <name>LambdaPanel</name>
    <message>
        <source>Lambda id</source>
        <translation>Lambda-Kennung</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Key policy</source>
        <translation>Schlüsselregel</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>A new version is a new lambda with its own bond. The older one works until you deprecate or retire it.</source>
        <translation>Eine neue Version ist ein neues Lambda mit eigener Kaution. Die ältere funktioniert, bis Sie sie abkündigen oder zurückziehen.</translation>
    </message>
    <message>
        <source>Release automatically</source>
        <translation>Automatisch freigeben</translation>
    </message>
    <message>
        <source>When all six checks pass. Works while Leo runs, also in the background.</source>
        <translation>Wenn alle sechs Prüfungen bestanden sind. Gilt, solange Leo läuft, auch im Hintergrund.</translation>
    </message>
    <message>
        <source>Ask me every time</source>
        <translation>Jedes Mal fragen</translation>
    </message>
    <message>
        <source>The same checks, then your answer, until the key window closes.</source>
        <translation>Dieselben Prüfungen, dann Ihre Antwort, bis zum Ende der Schlüsselfrist.</translation>
    </message>
</context>
<context>
    <name>LambdasPage</name>
    <message>
        <source>My lambdas</source>
        <translation>Meine Lambdas</translation>
    </message>
    <message>
        <source>Nothing published</source>
        <translation>Nichts veröffentlicht</translation>
    </message>
    <message>
        <source>Publish code once and get paid every time it runs. Your source stays sealed.</source>
        <translation>Code einmal veröffentlichen und bei jedem Lauf bezahlt werden. Der Quelltext bleibt versiegelt.</translation>
    </message>
    <message>
        <source>New lambda</source>
        <translation>Neues Lambda</translation>
    </message>
    <message>
        <source>Lambdas</source>
        <translation>Lambdas</translation>
    </message>
    <message>
        <source>The chain is still being read.</source>
        <translation>Die Kette wird noch gelesen.</translation>
    </message>
    <message>
        <source>Earned, 30 days</source>
        <translation>Verdient, 30 Tage</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Runs, 30 days</source>
        <translation>Läufe, 30 Tage</translation>
    </message>
    <message>
        <source>Success rate</source>
        <translation>Erfolgsquote</translation>
    </message>
    <message>
        <source>Keys released</source>
        <translation>Schlüssel freigegeben</translation>
    </message>
    <message>
        <source>%1 not released</source>
        <translation>%1 nicht freigegeben</translation>
    </message>
    <message>
        <source>Amounts in LEO, revenue of 30 days</source>
        <translation>Beträge in LEO, Einnahmen aus 30 Tagen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Einnahmen</translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation>12 Wochen</translation>
    </message>
    <message>
        <source>Key releases</source>
        <translation>Schlüsselfreigaben</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Not released</source>
        <translation>Nicht freigegeben</translation>
    </message>
    <message>
        <source>Which answers</source>
        <translation>Welche Antworten</translation>
    </message>
    <message>
        <source>All and export</source>
        <translation>Alle und Export</translation>
    </message>
    <message>
        <source>← All lambdas</source>
        <translation>← Alle Lambdas</translation>
    </message>
    <message>
        <source>All lambdas</source>
        <translation>Alle Lambdas</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Quit Leo?</source>
        <translation>Leo beenden?</translation>
    </message>
    <message>
        <source>Leo keeps running in the background</source>
        <translation>Leo läuft im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Keep in background</source>
        <translation>Im Hintergrund lassen</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Keep window open</source>
        <translation>Fenster offen lassen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quit Leo</source>
        <translation>Leo beenden</translation>
    </message>
</context>
<context>
    <name>Lifecycle</name>
    <message>
        <source>Steps of the task</source>
        <translation>Schritte der Aufgabe</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>LimitRow</name>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>CPU-Kerne</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Memory of one task</source>
        <translation>Speicher einer Aufgabe</translation>
    </message>
    <message>
        <source>what the task asks for</source>
        <translation>was die Aufgabe verlangt</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Smallest offer</source>
        <translation>Kleinstes Angebot</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Zwischen</translation>
    </message>
    <message>
        <source>From, local time</source>
        <translation>Von, Ortszeit</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>To, local time</source>
        <translation>Bis, Ortszeit</translation>
    </message>
    <message>
        <source>A limit holds from the next task on. What is open is finished as it was begun.</source>
        <translation>Eine Grenze gilt ab der nächsten Aufgabe. Was offen ist, wird beendet, wie es begann.</translation>
    </message>
    <message>
        <source>Apply limits</source>
        <translation>Grenzen anwenden</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
</context>
<context>
    <name>LineChart</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Warnings only</source>
        <translation>Nur Warnungen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>In Datei speichern</translation>
    </message>
    <message>
        <source>Log of this program</source>
        <translation>Protokoll dieses Programms</translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation>Keine Zeile passt</translation>
    </message>
    <message>
        <source>Nothing logged yet</source>
        <translation>Noch nichts protokolliert</translation>
    </message>
    <message>
        <source>The log has other lines; change the filter to see them.</source>
        <translation>Das Protokoll hat andere Zeilen; ändern Sie den Filter, um sie zu sehen.</translation>
    </message>
    <message>
        <source>What Leo does, and what goes wrong, appears here.</source>
        <translation>Hier erscheint, was Leo tut und was misslingt.</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert in %1</translation>
    </message>
    <message>
        <source>The last 500 lines. All of them are in %1. Lines can name accounts and files: send them only to whom you trust, or use Diagnostics, which leaves that out.</source>
        <translation>Die letzten 500 Zeilen. Alle stehen in %1. Zeilen können Konten und Dateien nennen: Senden Sie sie nur an Vertraute, oder nehmen Sie die Diagnose, die das weglässt.</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Protokoll speichern</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message numerus="yes">
        <source>Jump to latest · %n new</source>
        <translation>
            <numerusform>Zum Neuesten · %n neue</numerusform>
            <numerusform>Zum Neuesten · %n neue</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to latest</source>
        <translation>Zum Neuesten</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 - Leo</source>
        <translation>%1 – Leo</translation>
    </message>
    <message>
        <source>Leo</source>
        <translation>Leo</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>MiniRing</name>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>%1 von %2 Schritten erledigt</translation>
    </message>
</context>
<context>
    <name>NetworkChip</name>
    <message>
        <source>Network: none</source>
        <translation>Netz: keines</translation>
    </message>
    <message>
        <source>Network %1, block %2</source>
        <translation>Netz %1, Block %2</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>peers</source>
        <translation>Peers</translation>
    </message>
</context>
<context>
    <name>NetworkMenu</name>
    <message>
        <source>Network menu</source>
        <translation>Netzmenü</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>Time to the next block</source>
        <translation>Zeit bis zum nächsten Block</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Next block</source>
        <translation>Nächster Block</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>%1 active, %2 peers here</source>
        <translation>%1 aktiv, %2 Peers hier</translation>
    </message>
    <message>
        <source>Finality</source>
        <translation>Endgültigkeit</translation>
    </message>
    <message>
        <source>Data kept in</source>
        <translation>Daten liegen in</translation>
    </message>
    <message>
        <source>Software TPM: proves the protocol, not the machine. For learning and testing only.</source>
        <translation>Software-TPM: beweist das Protokoll, nicht die Maschine. Nur zum Lernen und Testen.</translation>
    </message>
    <message>
        <source>Join another network…</source>
        <translation>Weiterem Netz beitreten …</translation>
    </message>
    <message>
        <source>Resume following %1</source>
        <translation>%1 wieder folgen</translation>
    </message>
    <message>
        <source>Pause following %1</source>
        <translation>%1 vorerst nicht folgen</translation>
    </message>
    <message>
        <source>Network settings</source>
        <translation>Netzeinstellungen</translation>
    </message>
</context>
<context>
    <name>NetworkRow</name>
    <message>
        <source>%1, %2, software TPMs</source>
        <translation>%1, %2, Software-TPMs</translation>
    </message>
    <message>
        <source>%1, %2, hardware TPMs</source>
        <translation>%1, %2, Hardware-TPMs</translation>
    </message>
    <message>
        <source>%1, current</source>
        <translation>%1, gewählt</translation>
    </message>
    <message>
        <source>software TPMs</source>
        <translation>Software-TPMs</translation>
    </message>
    <message>
        <source>current</source>
        <translation>gewählt</translation>
    </message>
</context>
<context>
    <name>NetworksPage</name>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>Join another network</source>
        <translation>Weiterem Netz beitreten</translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation>Noch kein Netz</translation>
    </message>
    <message>
        <source>Join one with an invitation, or start the network of this computer.</source>
        <translation>Mit einer Einladung beitreten oder das Netz dieses Computers starten.</translation>
    </message>
    <message>
        <source>Start local network</source>
        <translation>Lokales Netz starten</translation>
    </message>
    <message>
        <source>%1, software TPMs</source>
        <translation>%1, Software-TPMs</translation>
    </message>
    <message>
        <source>Chain id</source>
        <translation>Ketten-Kennung</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <translation>Zu %1 wechseln</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>%1 vergessen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Last block came</source>
        <translation>Letzter Block kam</translation>
    </message>
    <message>
        <source>Known entry points</source>
        <translation>Bekannte Zugänge</translation>
    </message>
    <message>
        <source>Data kept in</source>
        <translation>Daten liegen in</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Connect now</source>
        <translation>Jetzt verbinden</translation>
    </message>
    <message>
        <source>Stop the local network</source>
        <translation>Das lokale Netz beenden</translation>
    </message>
    <message>
        <source>Forget %1?</source>
        <translation>%1 vergessen?</translation>
    </message>
    <message>
        <source>Forget network</source>
        <translation>Netz vergessen</translation>
    </message>
    <message>
        <source>This computer deletes its copy of the chain. Your wallets stay, and with an invitation you can join again.</source>
        <translation>Dieser Computer löscht seine Kopie der Kette. Die Wallets bleiben, und mit einer Einladung können Sie wieder beitreten.</translation>
    </message>
    <message>
        <source>Stop the local network?</source>
        <translation>Das lokale Netz beenden?</translation>
    </message>
    <message>
        <source>Stop network</source>
        <translation>Netz beenden</translation>
    </message>
    <message>
        <source>Its nodes end in good order. Chain, wallets and lambdas stay on this computer and are there at the next start.</source>
        <translation>Die Knoten enden geordnet. Kette, Wallets und Lambdas bleiben auf diesem Computer und sind beim nächsten Start wieder da.</translation>
    </message>
    <message>
        <source>Delete the local network</source>
        <translation>Lokales Netz löschen</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete the local network and its %n wallet(s)?</source>
        <translation>
            <numerusform>Das lokale Netz und seine Wallet löschen?</numerusform>
            <numerusform>Das lokale Netz und seine %n Wallets löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Its chain, its nodes and their software TPMs, its wallets, lambdas and tasks are deleted from this computer. Results you saved elsewhere stay. This cannot be undone.</source>
        <translation>Seine Kette, seine Knoten und deren Software-TPMs, seine Wallets, Lambdas und Aufgaben werden von diesem Rechner gelöscht. Anderswo gespeicherte Ergebnisse bleiben. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Type the word “%1”</source>
        <translation>Das Wort „%1“ eingeben</translation>
    </message>
</context>
<context>
    <name>NewPage</name>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Neue Version</translation>
    </message>
    <message>
        <source>New lambda</source>
        <translation>Neues Lambda</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Continue to runtime</source>
        <translation>Weiter zur Laufzeit</translation>
    </message>
    <message>
        <source>Continue to test run</source>
        <translation>Weiter zum Testlauf</translation>
    </message>
    <message>
        <source>Continue to publish</source>
        <translation>Weiter zum Veröffentlichen</translation>
    </message>
    <message>
        <source>Encrypt and publish</source>
        <translation>Verschlüsseln und veröffentlichen</translation>
    </message>
    <message>
        <source>My lambdas</source>
        <translation>Meine Lambdas</translation>
    </message>
    <message>
        <source>Publish another</source>
        <translation>Weiteres veröffentlichen</translation>
    </message>
    <message>
        <source>Continue without a passed test?</source>
        <translation>Ohne bestandenen Test weiter?</translation>
    </message>
    <message>
        <source>Continue untested</source>
        <translation>Ungetestet weiter</translation>
    </message>
    <message>
        <source>Publishing works, but a run that fails pays you nothing and counts in your record.</source>
        <translation>Veröffentlichen geht, aber ein Lauf, der fehlschlägt, bringt nichts ein und zählt in Ihrer Bilanz.</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>The list of lambdas is being read from layer one.</source>
        <translation>Die Liste der Lambdas wird von Layer 1 gelesen.</translation>
    </message>
    <message>
        <source>No lambda on this network yet</source>
        <translation>Noch kein Lambda in diesem Netz</translation>
    </message>
    <message>
        <source>A task runs code that somebody published. Publish the first one, or join another network.</source>
        <translation>Eine Aufgabe führt Code aus, den jemand veröffentlicht hat. Das erste veröffentlichen oder einem anderen Netz beitreten.</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
</context>
<context>
    <name>NodeAttach</name>
    <message>
        <source>Runs without a window?</source>
        <translation>Läuft er ohne Fenster?</translation>
    </message>
    <message>
        <source>A node that was started with leod is found by its directory. This page then shows it and speaks to it.</source>
        <translation>Ein Knoten, der mit leod gestartet wurde, wird über sein Verzeichnis gefunden. Diese Seite zeigt ihn dann und spricht mit ihm.</translation>
    </message>
    <message>
        <source>Choose its directory</source>
        <translation>Sein Verzeichnis wählen</translation>
    </message>
    <message>
        <source>Back to this program&apos;s node</source>
        <translation>Zurück zum Knoten dieses Programms</translation>
    </message>
    <message>
        <source>Directory of the node</source>
        <translation>Verzeichnis des Knotens</translation>
    </message>
</context>
<context>
    <name>NodeCheckRow</name>
    <message>
        <source>Copy the command</source>
        <translation>Den Befehl kopieren</translation>
    </message>
</context>
<context>
    <name>NodeCircle</name>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Layer one</source>
        <translation>Layer 1</translation>
    </message>
</context>
<context>
    <name>NodeId</name>
    <message>
        <source>Node %1 %2</source>
        <translation>Knoten %1 %2</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
</context>
<context>
    <name>NodeLeave</name>
    <message>
        <source>Leave network</source>
        <translation>Netz verlassen</translation>
    </message>
</context>
<context>
    <name>NodeLeft</name>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Edit limits</source>
        <translation>Grenzen ändern</translation>
    </message>
</context>
<context>
    <name>NodeMiddle</name>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Credit over 90 days, %1 now, %2 losses marked</source>
        <translation>Punkte über 90 Tage, jetzt %1, %2 Verluste markiert</translation>
    </message>
    <message>
        <source>Earnings, LEO a day</source>
        <translation>Verdienst, LEO am Tag</translation>
    </message>
    <message>
        <source>Earnings of 30 days by role</source>
        <translation>Verdienst aus 30 Tagen nach Rolle</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Ausführer</translation>
    </message>
    <message>
        <source>Attestor</source>
        <translation>Attestierer</translation>
    </message>
    <message>
        <source>Hidden with the roles.</source>
        <translation>Mit den Rollen verborgen.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>Log of the node</source>
        <translation>Protokoll des Knotens</translation>
    </message>
</context>
<context>
    <name>NodeRight</name>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>CPU in use</source>
        <translation>CPU-Auslastung</translation>
    </message>
    <message>
        <source>%1 disk free</source>
        <translation>%1 Platte frei</translation>
    </message>
    <message>
        <source>Penalties</source>
        <translation>Strafen</translation>
    </message>
    <message>
        <source>credit, 90 days</source>
        <translation>Punkte, 90 Tage</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>%1 · credit, latency</source>
        <translation>%1 · Punkte, Latenz</translation>
    </message>
    <message>
        <source>Peers with credit and latency</source>
        <translation>Peers mit Punkten und Latenz</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>No peer is connected.</source>
        <translation>Kein Peer ist verbunden.</translation>
    </message>
</context>
<context>
    <name>NodeStart</name>
    <message>
        <source>Before it starts</source>
        <translation>Vor dem Start</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Show certificate</source>
        <translation>Zertifikat zeigen</translation>
    </message>
    <message>
        <source>Nothing was checked yet.</source>
        <translation>Noch wurde nichts geprüft.</translation>
    </message>
    <message>
        <source>What it starts with</source>
        <translation>Womit er startet</translation>
    </message>
    <message>
        <source>Name of the node</source>
        <translation>Name des Knotens</translation>
    </message>
    <message>
        <source>Sandbox runner</source>
        <translation>Sandbox-Programm</translation>
    </message>
    <message>
        <source>TPM of this computer</source>
        <translation>TPM dieses Computers</translation>
    </message>
    <message>
        <source>Proves what this machine runs.</source>
        <translation>Beweist, was diese Maschine ausführt.</translation>
    </message>
    <message>
        <source>This network accepts software TPMs only.</source>
        <translation>Dieses Netz nimmt nur Software-TPMs an.</translation>
    </message>
    <message>
        <source>Software TPM</source>
        <translation>Software-TPM</translation>
    </message>
    <message>
        <source>software TPM: proves the protocol, not the machine</source>
        <translation>Software-TPM: beweist das Protokoll, nicht die Maschine</translation>
    </message>
    <message>
        <source>This network accepts hardware TPMs only.</source>
        <translation>Dieses Netz nimmt nur Hardware-TPMs an.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Edit limits</source>
        <translation>Grenzen ändern</translation>
    </message>
    <message>
        <source>Leo shows you neither the code nor the pictures your node works on. They are open only in memory, inside the sandbox, while a task runs.</source>
        <translation>Leo zeigt Ihnen weder den Code noch die Bilder, an denen Ihr Knoten arbeitet. Sie sind nur im Speicher offen, in der Sandbox, solange eine Aufgabe läuft.</translation>
    </message>
    <message>
        <source>What others will check</source>
        <translation>Was andere prüfen werden</translation>
    </message>
    <message>
        <source>Nodes drawn by lot check that your keys live on one TPM and take a fresh quote. Their majority by credit admits your node. Later checks come with every task and every renewal.</source>
        <translation>Durch das Los bestimmte Knoten prüfen, ob Ihre Schlüssel in einem TPM liegen, und nehmen einen frischen Bericht. Ihre Mehrheit nach Punkten nimmt den Knoten auf. Spätere Prüfungen kommen mit jeder Aufgabe und jeder Erneuerung.</translation>
    </message>
    <message>
        <source>An executor that fails loses credit and its deposit for the task. A monitor that does not answer loses credit; one that passes what the majority by credit fails also its deposit. A proven lie costs both deposits and all credit. Drain the node before you update firmware or the boot loader.</source>
        <translation>Ein Ausführer, der scheitert, verliert Punkte und sein Pfand für die Aufgabe. Ein Prüfer, der nicht antwortet, verliert Punkte; einer, der durchlässt, was die Mehrheit nach Punkten ablehnt, auch sein Pfand. Eine bewiesene Lüge kostet beide Pfänder und alle Punkte. Vor Updates von Firmware oder Bootloader auslaufen lassen.</translation>
    </message>
    <message>
        <source>What Leo cannot do</source>
        <translation>Was Leo nicht kann</translation>
    </message>
    <message>
        <source>Receive LEO</source>
        <translation>LEO empfangen</translation>
    </message>
</context>
<context>
    <name>NodeStateLine</name>
    <message>
        <source>Drain</source>
        <translation>Auslaufen lassen</translation>
    </message>
    <message>
        <source>Stop node</source>
        <translation>Knoten stoppen</translation>
    </message>
    <message>
        <source>Take tasks again</source>
        <translation>Wieder Aufgaben annehmen</translation>
    </message>
</context>
<context>
    <name>NodeStopDialog</name>
    <message>
        <source>Stop node</source>
        <translation>Knoten stoppen</translation>
    </message>
    <message>
        <source>Drain instead</source>
        <translation>Stattdessen auslaufen lassen</translation>
    </message>
    <message>
        <source>Draining finishes what is open, takes nothing new and costs nothing.</source>
        <translation>Auslaufen beendet, was offen ist, nimmt nichts Neues an und kostet nichts.</translation>
    </message>
</context>
<context>
    <name>NodeTasks</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Why no task?</source>
        <translation>Warum keine Aufgabe?</translation>
    </message>
    <message>
        <source>Show roles</source>
        <translation>Rollen zeigen</translation>
    </message>
    <message>
        <source>Hide roles</source>
        <translation>Rollen verbergen</translation>
    </message>
    <message>
        <source>Only the committee knows your role until the task completes.</source>
        <translation>Nur das Komitee kennt Ihre Rolle, bis die Aufgabe abgeschlossen ist.</translation>
    </message>
    <message>
        <source>Tasks of this node</source>
        <translation>Aufgaben dieses Knotens</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Your role</source>
        <translation>Ihre Rolle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>No task came yet.</source>
        <translation>Noch kam keine Aufgabe.</translation>
    </message>
</context>
<context>
    <name>NodeWhy</name>
    <message>
        <source>Why no task</source>
        <translation>Warum keine Aufgabe</translation>
    </message>
    <message>
        <source>Tasks this node did not get</source>
        <translation>Aufgaben, die dieser Knoten nicht bekam</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>What was missing</source>
        <translation>Was fehlte</translation>
    </message>
    <message>
        <source>No task was missed for a requirement or a limit.</source>
        <translation>Keine Aufgabe scheiterte an einer Anforderung oder Grenze.</translation>
    </message>
</context>
<context>
    <name>NodesPage</name>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Led: of the committees it was drawn into, how often it was the executor</source>
        <translation>Geführt: wie oft er in den Komitees, in die er gezogen wurde, der Ausführer war</translation>
    </message>
    <message>
        <source>This network has no nodes yet.</source>
        <translation>Dieses Netz hat noch keine Knoten.</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>TPM</source>
        <translation>TPM</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Of all</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Executed</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Led</source>
        <translation>Geführt</translation>
    </message>
    <message>
        <source>Monitored</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
</context>
<context>
    <name>NoticeList</name>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Nothing to tell</source>
        <translation>Nichts zu melden</translation>
    </message>
    <message>
        <source>What needs your decision, and what ended, appears here.</source>
        <translation>Was Ihre Entscheidung braucht und was zu Ende ging, erscheint hier.</translation>
    </message>
</context>
<context>
    <name>NoticesMenu</name>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Tell me on the desktop when</source>
        <translation>Auf dem Desktop melden, wenn</translation>
    </message>
    <message>
        <source>A key is needed</source>
        <translation>Ein Schlüssel wird gebraucht</translation>
    </message>
    <message>
        <source>A key request that is not answered in time counts as refused.</source>
        <translation>Eine Schlüsselanfrage, die nicht rechtzeitig beantwortet wird, gilt als verweigert.</translation>
    </message>
    <message>
        <source>A task ended, or a key request was missed</source>
        <translation>Eine Aufgabe endete, oder eine Schlüsselanfrage wurde verpasst</translation>
    </message>
    <message>
        <source>My node lost credit or stopped</source>
        <translation>Mein Knoten verlor Punkte oder stoppte</translation>
    </message>
    <message>
        <source>A backup is missing before the first payment</source>
        <translation>Vor der ersten Zahlung eine Sicherung fehlt</translation>
    </message>
    <message>
        <source>Everything else stays in the list behind the bell, for 30 days.</source>
        <translation>Alles andere bleibt 30 Tage in der Liste hinter der Glocke.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>Mit Ton</translation>
    </message>
    <message>
        <source>The one your desktop has for messages.</source>
        <translation>Der Ton, den Ihr System für Meldungen hat.</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <source>How the offer is split</source>
        <translation>Wie das Angebot aufgeteilt wird</translation>
    </message>
    <message>
        <source>%1, %2, %3 LEO</source>
        <translation>%1, %2, %3 LEO</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>not live, as of %1</source>
        <translation>nicht live, Stand %1</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neue</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All transactions</source>
        <translation>Alle Transaktionen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Latest transactions</source>
        <translation>Neueste Transaktionen</translation>
    </message>
    <message>
        <source>Tasks in flight</source>
        <translation>Aufgaben unterwegs</translation>
    </message>
    <message>
        <source>Roles become public when the task completes</source>
        <translation>Rollen werden öffentlich, wenn die Aufgabe abgeschlossen ist</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Ausführer</translation>
    </message>
    <message>
        <source>No task is running.</source>
        <translation>Keine Aufgabe läuft.</translation>
    </message>
    <message>
        <source>Network parameters</source>
        <translation>Netzparameter</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
<context>
    <name>PasswordPair</name>
    <message>
        <source>Password of this wallet</source>
        <translation>Passwort dieser Wallet</translation>
    </message>
    <message>
        <source>At least 8 characters. It encrypts the wallet on this computer; nobody can reset it.</source>
        <translation>Mindestens 8 Zeichen. Es verschlüsselt die Wallet auf diesem Computer; niemand kann es zurücksetzen.</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Dasselbe Passwort noch einmal</translation>
    </message>
</context>
<context>
    <name>PcrTable</name>
    <message>
        <source>Platform configuration registers</source>
        <translation>Register der Plattform-Konfiguration</translation>
    </message>
    <message>
        <source>PCR</source>
        <translation>PCR</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Misst</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Found %1
expected %2</source>
        <translation>Gefunden %1
erwartet %2</translation>
    </message>
    <message>
        <source>match</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>offen</translation>
    </message>
</context>
<context>
    <name>PhaseDots</name>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>%1 von %2 Schritten erledigt</translation>
    </message>
</context>
<context>
    <name>PriceCard</name>
    <message>
        <source>Price per use</source>
        <translation>Preis je Nutzung</translation>
    </message>
    <message>
        <source>You receive this when a run settles, whatever the offer is.</source>
        <translation>Das erhalten Sie, wenn ein Lauf abgerechnet wird, wie hoch das Angebot auch ist.</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>PublishStep</name>
    <message>
        <source>When an executor asks for the key</source>
        <translation>Wenn ein Ausführer nach dem Schlüssel fragt</translation>
    </message>
    <message>
        <source>Release automatically</source>
        <translation>Automatisch freigeben</translation>
    </message>
    <message>
        <source>When all six checks pass: draw, leader, credit, monitors, TPM quote, sandbox policy. Works while Leo runs, also in the background.</source>
        <translation>Wenn alle sechs Prüfungen bestanden sind: Ziehung, führender Knoten, Punkte, Prüfer, TPM-Bericht, Sandbox-Regel. Gilt, solange Leo läuft, auch im Hintergrund.</translation>
    </message>
    <message>
        <source>Ask me every time</source>
        <translation>Jedes Mal fragen</translation>
    </message>
    <message>
        <source>The same checks, then your answer. A request that you do not answer in time costs the miss fee.</source>
        <translation>Dieselben Prüfungen, dann Ihre Antwort. Eine Anfrage, die Sie nicht rechtzeitig beantworten, kostet die Ausfallgebühr.</translation>
    </message>
    <message>
        <source>No test run has passed</source>
        <translation>Kein Testlauf wurde bestanden</translation>
    </message>
    <message>
        <source>A lambda whose code fails earns nothing, and its record counts the failures.</source>
        <translation>Ein Lambda, dessen Code scheitert, verdient nichts, und seine Bilanz zählt die Fehlschläge.</translation>
    </message>
    <message>
        <source>Test run</source>
        <translation>Testlauf</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Wird veröffentlicht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>Nicht veröffentlicht</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Cancelling before you sign leaves nothing on layer one.</source>
        <translation>Wer vor dem Unterschreiben abbricht, hinterlässt nichts auf Layer 1.</translation>
    </message>
</context>
<context>
    <name>PublishedStep</name>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>%1 can be used from block %2.</source>
        <translation>%1 ist ab Block %2 nutzbar.</translation>
    </message>
    <message>
        <source>QR code of the link</source>
        <translation>QR-Code des Links</translation>
    </message>
    <message>
        <source>Lambda id</source>
        <translation>Lambda-Kennung</translation>
    </message>
    <message>
        <source>Share the id or the code. Anyone can pay to run it. Only an attested sandbox can open it.</source>
        <translation>Kennung oder Code weitergeben. Jeder kann es gegen Bezahlung ausführen lassen. Nur eine attestierte Sandbox kann es öffnen.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Save QR code</source>
        <translation>QR-Code speichern</translation>
    </message>
    <message>
        <source>Open in Explorer</source>
        <translation>Im Explorer öffnen</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Keep Leo running in the background. Your computer answers key requests; while it is offline, a task waits until its key window closes. Then Alice gets her whole offer back, your bond pays the committee the miss fee, and your record counts a failure.</source>
        <translation>Leo im Hintergrund laufen lassen. Dieser Computer beantwortet Schlüsselanfragen; solange er offline ist, wartet eine Aufgabe bis zum Ende ihrer Schlüsselfrist. Dann bekommt Alice ihr ganzes Angebot zurück, Ihre Kaution zahlt dem Komitee die Ausfallgebühr, und Ihre Bilanz zählt einen Fehlschlag.</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Run a task</source>
        <translation>Aufgabe starten</translation>
    </message>
    <message>
        <source>Alice</source>
        <translation>Alice</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Meine Aufgaben</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Bob</source>
        <translation>Bob</translation>
    </message>
    <message>
        <source>New lambda</source>
        <translation>Neues Lambda</translation>
    </message>
    <message>
        <source>My lambdas</source>
        <translation>Meine Lambdas</translation>
    </message>
    <message>
        <source>Key releases</source>
        <translation>Schlüsselfreigaben</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>TPM identity</source>
        <translation>TPM-Identität</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>Streitfälle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Leo</source>
        <translation>Leo</translation>
    </message>
</context>
<context>
    <name>RailItem</name>
    <message>
        <source>%1, needs you</source>
        <translation>%1, braucht Sie</translation>
    </message>
</context>
<context>
    <name>ReceivePage</name>
    <message>
        <source>Receive</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>No wallet yet</source>
        <translation>Noch keine Wallet</translation>
    </message>
    <message>
        <source>An address belongs to a wallet.</source>
        <translation>Eine Adresse gehört zu einer Wallet.</translation>
    </message>
    <message>
        <source>New wallet</source>
        <translation>Neue Wallet</translation>
    </message>
    <message>
        <source>Address of %1</source>
        <translation>Adresse von %1</translation>
    </message>
    <message>
        <source>QR code of the address</source>
        <translation>QR-Code der Adresse</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>Adresse: %1</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Give it to whoever pays you. It is public: anyone who has it sees what the account holds.</source>
        <translation>Für alle, die Ihnen etwas zahlen. Sie ist öffentlich: Wer sie hat, sieht, was das Konto hält.</translation>
    </message>
    <message>
        <source>%1 is a network on this computer: its LEO are worth nothing elsewhere.</source>
        <translation>%1 ist ein Netz auf diesem Computer: Seine LEO sind anderswo nichts wert.</translation>
    </message>
    <message>
        <source>Only LEO of %1 arrive here. The same address on another network is another balance.</source>
        <translation>Hier kommen nur LEO von %1 an. Dieselbe Adresse hat in einem anderen Netz ein anderes Guthaben.</translation>
    </message>
    <message>
        <source>%1 is not backed up</source>
        <translation>%1 ist nicht gesichert</translation>
    </message>
    <message>
        <source>If this computer fails, what the wallet holds is lost.</source>
        <translation>Fällt dieser Computer aus, ist verloren, was die Wallet hält.</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
</context>
<context>
    <name>ReleaseTable</name>
    <message>
        <source>Key releases</source>
        <translation>Schlüsselfreigaben</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Ausführer</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Ziehung</translation>
    </message>
    <message>
        <source>Monitors</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>TPM policy</source>
        <translation>TPM-Regel</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
</context>
<context>
    <name>ReleasesPage</name>
    <message>
        <source>Key releases</source>
        <translation>Schlüsselfreigaben</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Not released</source>
        <translation>Nicht freigegeben</translation>
    </message>
    <message>
        <source>Which answers</source>
        <translation>Welche Antworten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The log is still being read.</source>
        <translation>Das Protokoll wird noch gelesen.</translation>
    </message>
    <message>
        <source>No key was asked for yet</source>
        <translation>Noch wurde kein Schlüssel verlangt</translation>
    </message>
    <message>
        <source>When a node runs one of your lambdas, its request and your answer appear here.</source>
        <translation>Wenn ein Knoten eines Ihrer Lambdas ausführt, erscheinen seine Anfrage und Ihre Antwort hier.</translation>
    </message>
    <message>
        <source>New lambda</source>
        <translation>Neues Lambda</translation>
    </message>
    <message>
        <source>The log cannot be read</source>
        <translation>Das Protokoll ist nicht lesbar</translation>
    </message>
    <message>
        <source>Requests are still answered by their policy.</source>
        <translation>Anfragen werden weiter nach ihrer Regel beantwortet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Export key releases</source>
        <translation>Schlüsselfreigaben exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Restore a wallet</source>
        <translation>Wallet wiederherstellen</translation>
    </message>
    <message>
        <source>Type the 24 words in their order, or paste them all into the first field.</source>
        <translation>Die 24 Wörter der Reihe nach eintippen oder alle ins erste Feld einfügen.</translation>
    </message>
    <message>
        <source>A backup file holds the wallet encrypted. Its password is the one the wallet had when the file was saved.</source>
        <translation>Eine Sicherung enthält die Wallet verschlüsselt. Ihr Passwort ist das, welches die Wallet beim Speichern der Datei hatte.</translation>
    </message>
    <message>
        <source>24 words</source>
        <translation>24 Wörter</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Restore from</source>
        <translation>Wiederherstellen aus</translation>
    </message>
    <message>
        <source>Name of this wallet</source>
        <translation>Name dieser Wallet</translation>
    </message>
    <message>
        <source>Only you see it.</source>
        <translation>Nur Sie sehen ihn.</translation>
    </message>
    <message>
        <source>New password on this computer</source>
        <translation>Neues Passwort auf diesem Computer</translation>
    </message>
    <message>
        <source>Choose backup file</source>
        <translation>Sicherung wählen</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>Keine Datei gewählt</translation>
    </message>
    <message>
        <source>Password of the backup</source>
        <translation>Passwort der Sicherung</translation>
    </message>
    <message>
        <source>Choose a backup file</source>
        <translation>Sicherung wählen</translation>
    </message>
    <message>
        <source>Restore wallet</source>
        <translation>Wallet wiederherstellen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>%1 of 24 words</source>
        <translation>%1 von 24 Wörtern</translation>
    </message>
    <message>
        <source>The words stay here</source>
        <translation>Die Wörter bleiben hier</translation>
    </message>
    <message>
        <source>They are checked and turned into keys on this computer. Nothing is sent.</source>
        <translation>Sie werden auf diesem Computer geprüft und zu Schlüsseln gemacht. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Mistakes are found</source>
        <translation>Fehler werden gefunden</translation>
    </message>
    <message>
        <source>A word that is not on the list is named with its place. A checksum finds words that were swapped.</source>
        <translation>Ein Wort, das nicht auf der Liste steht, wird mit seinem Platz genannt. Eine Prüfsumme findet vertauschte Wörter.</translation>
    </message>
    <message>
        <source>Balance, lambdas, credit</source>
        <translation>Guthaben, Lambdas, Punkte</translation>
    </message>
    <message>
        <source>What the account has on a network appears when Leo has joined it.</source>
        <translation>Was das Konto in einem Netz hat, erscheint, sobald Leo ihm beigetreten ist.</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Meine Aufgaben</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Ergebnis speichern</translation>
    </message>
    <message>
        <source>Export evidence</source>
        <translation>Beweise exportieren</translation>
    </message>
    <message>
        <source>Leo evidence (*.leo-evidence)</source>
        <translation>Leo-Beweise (*.leo-evidence)</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Beleg speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>This task is being read from layer one.</source>
        <translation>Diese Aufgabe wird von Layer 1 gelesen.</translation>
    </message>
    <message>
        <source>Task not found</source>
        <translation>Aufgabe nicht gefunden</translation>
    </message>
    <message>
        <source>Delete the copies on this computer?</source>
        <translation>Kopien auf diesem Computer löschen?</translation>
    </message>
    <message>
        <source>The input and the opened result are deleted here. Receipt and proofs stay on layer one. Without a saved file the result cannot be opened again once the committee stops serving it.</source>
        <translation>Eingabe und geöffnetes Ergebnis werden hier gelöscht. Beleg und Beweise bleiben auf Layer 1. Ohne gespeicherte Datei lässt sich das Ergebnis nicht mehr öffnen, sobald das Komitee es nicht mehr bereithält.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>RingSector</name>
    <message>
        <source>sealed</source>
        <translation>versiegelt</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Ausführer</translation>
    </message>
</context>
<context>
    <name>RunCommittee</name>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Komitee</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht live</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Show the committee as</source>
        <translation>Komitee zeigen als</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>During</source>
        <translation>Während</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>versiegelt</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Rings from inside out: before, during, after</source>
        <translation>Innen davor, außen danach</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>J votes</source>
        <translation>J Stimmen</translation>
    </message>
</context>
<context>
    <name>RunConfirm</name>
    <message>
        <source>%1, sealed</source>
        <translation>%1, versiegelt</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>RunCounters</name>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>During</source>
        <translation>Während</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
</context>
<context>
    <name>RunData</name>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
    <message>
        <source>encrypted on this computer before upload</source>
        <translation>vor dem Hochladen auf diesem Computer verschlüsselt</translation>
    </message>
    <message>
        <source>Beginning of the file</source>
        <translation>Anfang der Datei</translation>
    </message>
    <message>
        <source>Preview of %1</source>
        <translation>Vorschau von %1</translation>
    </message>
    <message>
        <source>Remove the file</source>
        <translation>Datei entfernen</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <source>Remove location</source>
        <translation>Ort entfernen</translation>
    </message>
    <message>
        <source>Remove metadata</source>
        <translation>Metadaten entfernen</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Andere Datei</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Drop to seal</source>
        <translation>Loslassen zum Versiegeln</translation>
    </message>
    <message>
        <source>Drop a file, or paste</source>
        <translation>Datei ablegen oder einfügen</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Ctrl O</source>
        <translation>Strg O</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Ctrl V</source>
        <translation>Strg V</translation>
    </message>
</context>
<context>
    <name>RunDraw</name>
    <message>
        <source>Roles stay sealed</source>
        <translation>Rollen bleiben versiegelt</translation>
    </message>
    <message>
        <source>You learn who runs the task only when that node proves it and asks for your key. Everyone else learns it when the task completes.</source>
        <translation>Wer die Aufgabe ausführt, erfahren Sie erst, wenn dieser Knoten es beweist und nach Ihrem Schlüssel fragt. Alle anderen erfahren es, wenn die Aufgabe abgeschlossen ist.</translation>
    </message>
    <message>
        <source>Where the seed comes from</source>
        <translation>Woher der Seed kommt</translation>
    </message>
</context>
<context>
    <name>RunEvents</name>
    <message>
        <source>Events, newest first</source>
        <translation>Ereignisse, neueste zuerst</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>Jump to latest · %n new</source>
        <translation>
            <numerusform>Zum Neuesten · %n neue</numerusform>
            <numerusform>Zum Neuesten · %n neue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
</context>
<context>
    <name>RunLambdaHead</name>
    <message>
        <source>No lambda chosen</source>
        <translation>Kein Lambda gewählt</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>Choose one from the list: it is what your data will be given to.</source>
        <translation>Eines aus der Liste wählen: Ihm werden die Daten gegeben.</translation>
    </message>
</context>
<context>
    <name>RunLambdas</name>
    <message>
        <source>Choose a lambda</source>
        <translation>Lambda wählen</translation>
    </message>
    <message>
        <source>LEO per use</source>
        <translation>LEO je Nutzung</translation>
    </message>
    <message>
        <source>Name, author or id</source>
        <translation>Name, Autor, Kennung</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Lambdas</source>
        <translation>Lambdas</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
    <message>
        <source>No lambda of this kind.</source>
        <translation>Kein Lambda dieser Art.</translation>
    </message>
    <message numerus="yes">
        <source>%n lambda(s) on this network</source>
        <translation>
            <numerusform>%n Lambda in diesem Netz</numerusform>
            <numerusform>%n Lambdas in diesem Netz</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunMembers</name>
    <message numerus="yes">
        <source>Committee, %n member(s)</source>
        <translation>
            <numerusform>Komitee, %n Mitglied</numerusform>
            <numerusform>Komitee, %n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>During</source>
        <translation>Während</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Ausführer</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Versiegelt</translation>
    </message>
    <message>
        <source>VRF proof</source>
        <translation>VRF-Beweis</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>checked by the others</source>
        <translation>von den anderen geprüft</translation>
    </message>
</context>
<context>
    <name>RunOffer</name>
    <message>
        <source>Your offer</source>
        <translation>Ihr Angebot</translation>
    </message>
    <message>
        <source>What returns to you</source>
        <translation>Was an Sie zurückgeht</translation>
    </message>
    <message>
        <source>What Leo cannot do</source>
        <translation>Was Leo nicht kann</translation>
    </message>
    <message>
        <source>Sealing on this computer…</source>
        <translation>Wird auf diesem Computer versiegelt …</translation>
    </message>
    <message>
        <source>Ctrl Enter · you confirm in the next step</source>
        <translation>Strg Eingabe · bestätigt wird im nächsten Schritt</translation>
    </message>
</context>
<context>
    <name>RunProof</name>
    <message>
        <source>Proof of execution</source>
        <translation>Ausführungsnachweis</translation>
    </message>
    <message>
        <source>Attested</source>
        <translation>Attestiert</translation>
    </message>
    <message>
        <source>One machine runs it, monitors verify its TPM.</source>
        <translation>Eine Maschine führt aus, Prüfer kontrollieren ihr TPM.</translation>
    </message>
    <message>
        <source>Replicated</source>
        <translation>Mehrfach</translation>
    </message>
    <message>
        <source>Three executors must agree on the result.</source>
        <translation>Drei Ausführer müssen beim Ergebnis übereinstimmen.</translation>
    </message>
    <message>
        <source>Not on this network yet</source>
        <translation>In diesem Netz noch nicht</translation>
    </message>
    <message>
        <source>Secret-shared</source>
        <translation>Geheim geteilt</translation>
    </message>
    <message>
        <source>No single machine holds your data.</source>
        <translation>Keine einzelne Maschine hält die Daten.</translation>
    </message>
</context>
<context>
    <name>RunReceipt</name>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Copy the receipt as JSON</source>
        <translation>Beleg als JSON kopieren</translation>
    </message>
    <message>
        <source>Save the receipt as PDF or JSON</source>
        <translation>Beleg als PDF oder JSON speichern</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>Sie zahlten</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation>Attestierung</translation>
    </message>
    <message>
        <source>Full report</source>
        <translation>Ganzer Bericht</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>Beweise</translation>
    </message>
    <message>
        <source>Export evidence</source>
        <translation>Beweise exportieren</translation>
    </message>
    <message>
        <source>About this result</source>
        <translation>Zu diesem Ergebnis</translation>
    </message>
</context>
<context>
    <name>RunRequirements</name>
    <message>
        <source>Requirements</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Credit, at least</source>
        <translation>Punkte, mindestens</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Committee, about</source>
        <translation>Komitee, etwa</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Ask before releasing my key</source>
        <translation>Vor der Freigabe meines Schlüssels fragen</translation>
    </message>
    <message>
        <source>Isolation with gVisor only</source>
        <translation>Nur Isolation mit gVisor</translation>
    </message>
    <message>
        <source>Hardware TPM only</source>
        <translation>Nur Hardware-TPM</translation>
    </message>
    <message>
        <source>This network has only software TPMs.</source>
        <translation>Dieses Netz hat nur Software-TPMs.</translation>
    </message>
    <message>
        <source>Never a network while it runs</source>
        <translation>Bei der Ausführung nie ein Netz</translation>
    </message>
    <message>
        <source>Traces always wiped afterwards</source>
        <translation>Spuren werden immer gelöscht</translation>
    </message>
</context>
<context>
    <name>RunReturns</name>
    <message>
        <source>What returns to you</source>
        <translation>Was an Sie zurückgeht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>RunSlowNote</name>
    <message>
        <source>Keep waiting</source>
        <translation>Weiter warten</translation>
    </message>
    <message>
        <source>Show who qualifies</source>
        <translation>Zeigen, wer infrage kommt</translation>
    </message>
    <message>
        <source>Choose another lambda</source>
        <translation>Anderes Lambda wählen</translation>
    </message>
</context>
<context>
    <name>RunSquares</name>
    <message>
        <source>Last %1 runs: %2 settled, %3 no result, %4 refunded</source>
        <translation>Letzte %1 Läufe: %2 abgerechnet, %3 ohne Ergebnis, %4 erstattet</translation>
    </message>
    <message>
        <source>%1 settled</source>
        <translation>%1 abgerechnet</translation>
    </message>
    <message>
        <source>%1 no result</source>
        <translation>%1 ohne Ergebnis</translation>
    </message>
    <message>
        <source>%1 refunded</source>
        <translation>%1 erstattet</translation>
    </message>
</context>
<context>
    <name>RunStage</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>opened on this computer with your key</source>
        <translation>auf diesem Computer mit Ihrem Schlüssel geöffnet</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Result only</source>
        <translation>Nur Ergebnis</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Text of the result</source>
        <translation>Text des Ergebnisses</translation>
    </message>
    <message>
        <source>Try other sources</source>
        <translation>Andere Quellen versuchen</translation>
    </message>
    <message>
        <source>Post again</source>
        <translation>Erneut stellen</translation>
    </message>
    <message>
        <source>Delete local copies</source>
        <translation>Lokale Kopien löschen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Export evidence</source>
        <translation>Beweise exportieren</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Tasks in flight</source>
        <translation>Aufgaben unterwegs</translation>
    </message>
    <message>
        <source>Tasks that ended</source>
        <translation>Beendete Aufgaben</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Komitee</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Settled in</source>
        <translation>In Block</translation>
    </message>
</context>
<context>
    <name>RunTaskColumn</name>
    <message>
        <source>The draw</source>
        <translation>Die Ziehung</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
</context>
<context>
    <name>RunTaskLine</name>
    <message>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>offer %1 LEO</source>
        <translation>Angebot %1 LEO</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>Draw %1</source>
        <translation>Ziehung %1</translation>
    </message>
    <message>
        <source>Elapsed %1</source>
        <translation>Vergangen %1</translation>
    </message>
    <message>
        <source>Cancel task</source>
        <translation>Aufgabe abbrechen</translation>
    </message>
    <message>
        <source>Post again</source>
        <translation>Erneut stellen</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
</context>
<context>
    <name>RunTaskTabs</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Ziehung</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>%1/6</source>
        <translation>%1/6</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>About this task</source>
        <translation>Zu dieser Aufgabe</translation>
    </message>
</context>
<context>
    <name>RuntimeStep</name>
    <message>
        <source>Runtime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Image, pinned by its digest, so that every node runs the same bytes</source>
        <translation>Image, durch seinen Digest festgelegt, damit jeder Knoten dieselben Bytes ausführt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>festgelegt</translation>
    </message>
    <message>
        <source>Entry command</source>
        <translation>Startbefehl</translation>
    </message>
    <message>
        <source>Input arrives on standard input; the result leaves on standard output.</source>
        <translation>Die Eingabe kommt über die Standardeingabe; das Ergebnis geht über die Standardausgabe.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Run time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Output, most</source>
        <translation>Ausgabe, höchstens</translation>
    </message>
    <message>
        <source>/tmp, in memory</source>
        <translation>/tmp, im Speicher</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Nimmt</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>Liefert</translation>
    </message>
    <message>
        <source>There is no network in the sandbox, and no switch for one.</source>
        <translation>In der Sandbox gibt es kein Netz und keinen Schalter dafür.</translation>
    </message>
    <message>
        <source>Bond and requirements</source>
        <translation>Kaution und Anforderungen</translation>
    </message>
    <message>
        <source>Miss fee</source>
        <translation>Ausfallgebühr</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>What the committee of a task gets from your bond when your key does not come.</source>
        <translation>Was das Komitee einer Aufgabe aus Ihrer Kaution bekommt, wenn Ihr Schlüssel nicht kommt.</translation>
    </message>
    <message>
        <source>Bond</source>
        <translation>Kaution</translation>
    </message>
    <message>
        <source>Covers %1 open tasks at once. Returns after you retire the lambda.</source>
        <translation>Deckt %1 offene Aufgaben zugleich. Kommt zurück, nachdem Sie das Lambda zurückgezogen haben.</translation>
    </message>
    <message>
        <source>Nodes that must qualify, at least</source>
        <translation>Knoten, die geeignet sein müssen, mindestens</translation>
    </message>
    <message>
        <source>Their credit together, at least</source>
        <translation>Ihre Punkte zusammen, mindestens</translation>
    </message>
    <message>
        <source>Use the new image</source>
        <translation>Das neue Image nehmen</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Search, Control K</source>
        <translation>Suchen, Strg K</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Strg K</translation>
    </message>
</context>
<context>
    <name>Segmented</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>No wallet yet</source>
        <translation>Noch keine Wallet</translation>
    </message>
    <message>
        <source>Something can be sent once there is a wallet.</source>
        <translation>Senden lässt sich etwas, sobald es eine Wallet gibt.</translation>
    </message>
    <message>
        <source>New wallet</source>
        <translation>Neue Wallet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>%1 is locked. Nothing can be signed until it is unlocked.</source>
        <translation>%1 ist gesperrt. Unterschrieben werden kann erst nach dem Entsperren.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>%1 LEO available</source>
        <translation>%1 LEO verfügbar</translation>
    </message>
    <message>
        <source>Address of the recipient</source>
        <translation>Adresse des Empfängers</translation>
    </message>
    <message>
        <source>%1, a wallet on this computer</source>
        <translation>%1, eine Wallet auf diesem Computer</translation>
    </message>
    <message>
        <source>Not a wallet of this computer</source>
        <translation>Keine Wallet dieses Computers</translation>
    </message>
    <message>
        <source>Decimals are written with “%1”</source>
        <translation>Nachkommastellen stehen nach „%1“</translation>
    </message>
    <message>
        <source>You confirm in the next step.</source>
        <translation>Bestätigt wird im nächsten Schritt.</translation>
    </message>
    <message>
        <source>Review and send</source>
        <translation>Ansehen und senden</translation>
    </message>
    <message>
        <source>%1 is not backed up</source>
        <translation>%1 ist nicht gesichert</translation>
    </message>
    <message>
        <source>Save the backup file before the first payment: if this computer fails, what the wallet holds is lost.</source>
        <translation>Vor der ersten Zahlung die Sicherung speichern: Fällt dieser Computer aus, ist verloren, was die Wallet hält.</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
</context>
<context>
    <name>SettingsFrame</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Wallets and backup</source>
        <translation>Wallets und Sicherung</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Abschnitte der Einstellungen</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>Entwicklung</translation>
    </message>
</context>
<context>
    <name>SettlementFlow</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Strg K</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlssuche</translation>
    </message>
    <message>
        <source>Ctrl 1 to 5</source>
        <translation>Strg 1 bis 5</translation>
    </message>
    <message>
        <source>Home, Run a task, Publish, Node, Explorer</source>
        <translation>Start, Aufgabe starten, Veröffentlichen, Knoten, Explorer</translation>
    </message>
    <message>
        <source>G then T, L, N, E, H</source>
        <translation>G, dann T, L, N, E, H</translation>
    </message>
    <message>
        <source>New task, new lambda, node, explorer, home</source>
        <translation>Neue Aufgabe, neues Lambda, Knoten, Explorer, Start</translation>
    </message>
    <message>
        <source>Alt Left, Alt Right</source>
        <translation>Alt Links, Alt Rechts</translation>
    </message>
    <message>
        <source>Back, forward</source>
        <translation>Zurück, vor</translation>
    </message>
    <message>
        <source>F6, Shift F6</source>
        <translation>F6, Umschalt F6</translation>
    </message>
    <message>
        <source>Next, previous region</source>
        <translation>Nächster, voriger Bereich</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Strg Eingabe</translation>
    </message>
    <message>
        <source>Primary action of the page; never signs</source>
        <translation>Hauptaktion der Seite; unterschreibt nie</translation>
    </message>
    <message>
        <source>Ctrl N</source>
        <translation>Strg N</translation>
    </message>
    <message>
        <source>New task; in Publish, new lambda</source>
        <translation>Neue Aufgabe; unter Veröffentlichen: neues Lambda</translation>
    </message>
    <message>
        <source>Ctrl L</source>
        <translation>Strg L</translation>
    </message>
    <message>
        <source>Lock wallet</source>
        <translation>Wallet sperren</translation>
    </message>
    <message>
        <source>Ctrl Shift L</source>
        <translation>Strg Umschalt L</translation>
    </message>
    <message>
        <source>Switch theme</source>
        <translation>Farbschema wechseln</translation>
    </message>
    <message>
        <source>Ctrl Shift H</source>
        <translation>Strg Umschalt H</translation>
    </message>
    <message>
        <source>Hide roles and amounts</source>
        <translation>Rollen und Beträge verbergen</translation>
    </message>
    <message>
        <source>Ctrl +, Ctrl -, Ctrl 0</source>
        <translation>Strg +, Strg -, Strg 0</translation>
    </message>
    <message>
        <source>Interface scale</source>
        <translation>Größe der Oberfläche</translation>
    </message>
    <message>
        <source>Ctrl ,</source>
        <translation>Strg ,</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>Ctrl Q</source>
        <translation>Strg Q</translation>
    </message>
    <message>
        <source>Quit Leo; asks while something depends on it</source>
        <translation>Leo beenden; fragt, solange etwas davon abhängt</translation>
    </message>
</context>
<context>
    <name>SigningDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Signed on this computer</source>
        <translation>Auf diesem Computer unterschrieben</translation>
    </message>
    <message>
        <source>pays and signs</source>
        <translation>zahlt und unterschreibt</translation>
    </message>
    <message>
        <source>LEO from %1, fee included</source>
        <translation>LEO von %1, Gebühr eingeschlossen</translation>
    </message>
    <message>
        <source>To %1, a wallet on this computer</source>
        <translation>An %1, eine Wallet auf diesem Computer</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>This address looks like one you know, but is another</source>
        <translation>Diese Adresse ähnelt einer bekannten, ist aber eine andere</translation>
    </message>
    <message>
        <source>Known: %1</source>
        <translation>Bekannt: %1</translation>
    </message>
    <message>
        <source>Transaction fee</source>
        <translation>Transaktionsgebühr</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Leaves the balance</source>
        <translation>Verlässt das Guthaben</translation>
    </message>
    <message>
        <source>Balance before</source>
        <translation>Stand davor</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Stand danach</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Hide what you sign</source>
        <translation>Ausblenden, was unterschrieben wird</translation>
    </message>
    <message>
        <source>Show what you sign</source>
        <translation>Zeigen, was unterschrieben wird</translation>
    </message>
    <message>
        <source>The bytes that are signed, hexadecimal</source>
        <translation>Die Bytes, die unterschrieben werden, hexadezimal</translation>
    </message>
    <message>
        <source>%1 is locked. Nothing can be signed until it is unlocked.</source>
        <translation>%1 ist gesperrt. Unterschrieben werden kann erst nach dem Entsperren.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>SkipLink</name>
    <message>
        <source>Skip to the page</source>
        <translation>Zur Seite springen</translation>
    </message>
</context>
<context>
    <name>StackedBars</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>StartingPage</name>
    <message>
        <source>Your local network is ready</source>
        <translation>Das lokale Netz ist bereit</translation>
    </message>
    <message>
        <source>Starting your local network</source>
        <translation>Das lokale Netz wird gestartet</translation>
    </message>
    <message>
        <source>You can close this window; the network keeps starting in the background.</source>
        <translation>Das Fenster kann geschlossen werden; das Netz startet im Hintergrund weiter.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>%1 of %2 nodes attested</source>
        <translation>%1 von %2 Knoten attestiert</translation>
    </message>
    <message>
        <source>Start of the local network</source>
        <translation>Start des lokalen Netzes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>Protokoll kopieren</translation>
    </message>
    <message>
        <source>Open Leo</source>
        <translation>Leo öffnen</translation>
    </message>
    <message>
        <source>What is happening</source>
        <translation>Was gerade geschieht</translation>
    </message>
    <message>
        <source>Every node shows a signed report of the software it booted (a TPM quote). The others check it, and only then the node takes part.</source>
        <translation>Jeder Knoten zeigt eine unterschriebene Aussage über die Software, die er gestartet hat (einen TPM-Bericht). Die anderen prüfen sie, und erst dann nimmt der Knoten teil.</translation>
    </message>
    <message>
        <source>Stop the local network?</source>
        <translation>Das lokale Netz beenden?</translation>
    </message>
    <message>
        <source>Stop and remove</source>
        <translation>Beenden und entfernen</translation>
    </message>
    <message>
        <source>Keep starting</source>
        <translation>Weiter starten</translation>
    </message>
    <message>
        <source>What this start created is removed: its keys, its TPMs and its wallets. Nothing else on this computer changes.</source>
        <translation>Was dieser Start angelegt hat, wird entfernt: Schlüssel, TPMs und Wallets. Sonst ändert sich auf diesem Computer nichts.</translation>
    </message>
</context>
<context>
    <name>StateBanner</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Other networks</source>
        <translation>Andere Netze</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Layer one contradicts itself</source>
        <translation>Layer 1 widerspricht sich</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Festplatte ist voll</translation>
    </message>
    <message>
        <source>Blocks cannot be kept</source>
        <translation>Blöcke lassen sich nicht speichern</translation>
    </message>
    <message>
        <source>The local network is not running</source>
        <translation>Das lokale Netz läuft nicht</translation>
    </message>
    <message>
        <source>Cannot reach %1</source>
        <translation>%1 ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Reconnecting to %1</source>
        <translation>Verbindung zu %1 wird wiederhergestellt</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is off</source>
        <translation>Die Uhr dieses Rechners geht falsch</translation>
    </message>
    <message>
        <source>%1 Leo has stopped following this network and signs nothing; your keys and drafts are unchanged.</source>
        <translation>%1 Leo folgt diesem Netz nicht mehr und unterschreibt nichts; Ihre Schlüssel und Entwürfe sind unverändert.</translation>
    </message>
    <message>
        <source>Everything below is as of #%1, %2. Chain, wallets and lambdas stay on this computer.</source>
        <translation>Alles darunter ist vom Stand #%1, %2. Kette, Wallets und Lambdas bleiben auf diesem Rechner.</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n known entry point(s) answered. Your tasks continue on the network; you will see the result when you are back.</source>
        <translation>
            <numerusform>Der bekannte Einstiegspunkt antwortet nicht. Ihre Aufgaben gehen im Netz weiter; das Ergebnis sehen Sie, wenn Sie wieder da sind.</numerusform>
            <numerusform>Keiner der %n bekannten Einstiegspunkte antwortet. Ihre Aufgaben gehen im Netz weiter; das Ergebnis sehen Sie, wenn Sie wieder da sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything below is as of #%1, %2. Tasks continue without you; key requests wait until their deadline.</source>
        <translation>Alles darunter ist vom Stand #%1, %2. Aufgaben gehen ohne Sie weiter; Schlüsselanfragen warten bis zu ihrer Frist.</translation>
    </message>
    <message>
        <source>Export evidence</source>
        <translation>Beweise exportieren</translation>
    </message>
    <message>
        <source>Start it</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Network settings</source>
        <translation>Netzeinstellungen</translation>
    </message>
    <message>
        <source>Evidence saved to %1</source>
        <translation>Beweise gespeichert in %1</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>%1, done</source>
        <translation>%1, erledigt</translation>
    </message>
    <message>
        <source>%1, running</source>
        <translation>%1, läuft</translation>
    </message>
    <message>
        <source>%1, failed</source>
        <translation>%1, fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1, not yet</source>
        <translation>%1, noch nicht</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Step %1, %2, current</source>
        <translation>Schritt %1, %2, aktuell</translation>
    </message>
    <message>
        <source>Step %1, %2, done</source>
        <translation>Schritt %1, %2, erledigt</translation>
    </message>
    <message>
        <source>Step %1, %2</source>
        <translation>Schritt %1, %2</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>Ready to publish</source>
        <translation>Bereit zum Veröffentlichen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Price per use</source>
        <translation>Preis je Nutzung</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Miss fee</source>
        <translation>Ausfallgebühr</translation>
    </message>
    <message>
        <source>Bond, held</source>
        <translation>Kaution, gebunden</translation>
    </message>
    <message>
        <source>Packed code</source>
        <translation>Gepackter Code</translation>
    </message>
    <message>
        <source>Your balance</source>
        <translation>Ihr Guthaben</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
</context>
<context>
    <name>TaskPage</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Komitee</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>VRF proofs, verified on this computer</source>
        <translation>VRF-Beweise, auf diesem Computer geprüft</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Beweis</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Proof bytes</source>
        <translation>Bytes des Beweises</translation>
    </message>
    <message>
        <source>VRF proofs</source>
        <translation>VRF-Beweise</translation>
    </message>
    <message>
        <source>Every account</source>
        <translation>Jedes Konto</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Payments of this task</source>
        <translation>Zahlungen dieser Aufgabe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Events of this task</source>
        <translation>Ereignisse dieser Aufgabe</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Transactions of this task</source>
        <translation>Transaktionen dieser Aufgabe</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Meine Aufgaben</translation>
    </message>
    <message>
        <source>Cancel task</source>
        <translation>Aufgabe abbrechen</translation>
    </message>
    <message>
        <source>About this task</source>
        <translation>Zu dieser Aufgabe</translation>
    </message>
    <message>
        <source>This task is being read from layer one.</source>
        <translation>Diese Aufgabe wird von Layer 1 gelesen.</translation>
    </message>
    <message>
        <source>Task not found</source>
        <translation>Aufgabe nicht gefunden</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Weiter warten</translation>
    </message>
    <message>
        <source>Refuse key</source>
        <translation>Schlüssel verweigern</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Roles become public when the task completes</source>
        <translation>Rollen werden öffentlich, wenn die Aufgabe abgeschlossen ist</translation>
    </message>
    <message>
        <source>No task has been posted on this network yet.</source>
        <translation>In diesem Netz wurde noch keine Aufgabe gestellt.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Offer, LEO</source>
        <translation>Angebot, LEO</translation>
    </message>
    <message>
        <source>Closed in</source>
        <translation>Beendet in</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Gestellt</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Meine Aufgaben</translation>
    </message>
    <message>
        <source>Filter by file, lambda or id</source>
        <translation>Nach Datei, Lambda oder Kennung filtern</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Your tasks are being read.</source>
        <translation>Ihre Aufgaben werden gelesen.</translation>
    </message>
    <message>
        <source>No task has ended yet.</source>
        <translation>Noch ist keine Aufgabe beendet.</translation>
    </message>
    <message>
        <source>No ended task matches “%1”.</source>
        <translation>Keine beendete Aufgabe passt zu „%1“.</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>Noch keine Aufgaben</translation>
    </message>
    <message>
        <source>Pick a lambda and drop a file. One node runs it, the others check that node.</source>
        <translation>Lambda wählen, Datei ablegen: Ein Knoten führt aus, die anderen prüfen ihn.</translation>
    </message>
</context>
<context>
    <name>TestStep</name>
    <message>
        <source>Test run</source>
        <translation>Testlauf</translation>
    </message>
    <message>
        <source>on %1, as on a node</source>
        <translation>auf %1, wie auf einem Knoten</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>Input: %1. Drop another one.</source>
        <translation>Eingabe: %1. Eine andere ablegen.</translation>
    </message>
    <message>
        <source>Drop a sample of the input</source>
        <translation>Eine Probe der Eingabe ablegen</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>No sandbox runner</source>
        <translation>Kein Sandbox-Programm</translation>
    </message>
    <message>
        <source>The test could not run</source>
        <translation>Der Test konnte nicht laufen</translation>
    </message>
    <message>
        <source>Test runs and nodes need bubblewrap, runc or gVisor. None was found here that passes its self-test. Bubblewrap is enough; installing its package takes administrator rights, running it does not.</source>
        <translation>Testläufe und Knoten brauchen bubblewrap, runc oder gVisor. Hier wurde keines gefunden, das seinen Selbsttest besteht. Bubblewrap genügt; sein Paket zu installieren verlangt Administratorrechte, es auszuführen nicht.</translation>
    </message>
    <message>
        <source>Nothing was published and nothing was paid.</source>
        <translation>Nichts wurde veröffentlicht und nichts bezahlt.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Copy install command</source>
        <translation>Installationsbefehl kopieren</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>Verstrichene Zeit</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Speicherspitze</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Sandbox profile</source>
        <translation>Sandbox-Profil</translation>
    </message>
    <message>
        <source>%1, the network&apos;s own</source>
        <translation>%1, das des Netzes</translation>
    </message>
    <message>
        <source>%1, not the network&apos;s</source>
        <translation>%1, nicht das des Netzes</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>Protokoll kopieren</translation>
    </message>
    <message>
        <source>Log, %1 lines</source>
        <translation>Protokoll, %1 Zeilen</translation>
    </message>
    <message>
        <source>Choose a sample of the input</source>
        <translation>Eine Probe der Eingabe wählen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Die Feststelltaste ist an</translation>
    </message>
</context>
<context>
    <name>ToastHost</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TpmCard</name>
    <message>
        <source>TPM identity</source>
        <translation>TPM-Identität</translation>
    </message>
    <message>
        <source>Chain valid</source>
        <translation>Kette gültig</translation>
    </message>
    <message>
        <source>Software TPM</source>
        <translation>Software-TPM</translation>
    </message>
    <message>
        <source>No TPM</source>
        <translation>Kein TPM</translation>
    </message>
    <message>
        <source>Chain broken</source>
        <translation>Kette unterbrochen</translation>
    </message>
    <message>
        <source>TPM 2.0</source>
        <translation>TPM 2.0</translation>
    </message>
    <message>
        <source>firmware %1</source>
        <translation>Firmware %1</translation>
    </message>
    <message>
        <source>software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>software TPM: proves the protocol, not the machine</source>
        <translation>Software-TPM: beweist das Protokoll, nicht die Maschine</translation>
    </message>
    <message>
        <source>No TPM found</source>
        <translation>Kein TPM gefunden</translation>
    </message>
    <message>
        <source>Your node cannot prove what it runs, so the network will not admit it. Many computers have a TPM that is switched off: look for &quot;fTPM&quot; or &quot;PTT&quot; in the firmware settings.</source>
        <translation>Ihr Knoten kann nicht beweisen, was er ausführt; das Netz nimmt ihn so nicht auf. Viele Computer haben ein TPM, das ausgeschaltet ist: in den Firmware-Einstellungen nach „fTPM“ oder „PTT“ suchen.</translation>
    </message>
    <message>
        <source>Certificate chain: %1</source>
        <translation>Zertifikatskette: %1</translation>
    </message>
    <message>
        <source>EK certificate</source>
        <translation>EK-Zertifikat</translation>
    </message>
    <message>
        <source>Attestation key</source>
        <translation>Attestierungsschlüssel</translation>
    </message>
    <message>
        <source>Last quote</source>
        <translation>Letzter Bericht</translation>
    </message>
</context>
<context>
    <name>TpmPage</name>
    <message>
        <source>TPM identity</source>
        <translation>TPM-Identität</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Certificate chain</source>
        <translation>Zertifikatskette</translation>
    </message>
    <message>
        <source>This TPM&apos;s certificate is not known</source>
        <translation>Das Zertifikat dieses TPM ist nicht bekannt</translation>
    </message>
    <message>
        <source>Issued by %1</source>
        <translation>Ausgestellt von %1</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>what this computer measured, and what the network expects</source>
        <translation>was dieser Computer gemessen hat und was das Netz erwartet</translation>
    </message>
    <message>
        <source>PCR %1 differs: %2</source>
        <translation>PCR %1 weicht ab: %2</translation>
    </message>
    <message>
        <source>Found %1
Expected %2</source>
        <translation>Gefunden %1
Erwartet %2</translation>
    </message>
    <message>
        <source>Runtime log</source>
        <translation>Laufzeitprotokoll</translation>
    </message>
    <message>
        <source>newest first; each line extends PCR 13</source>
        <translation>neueste zuerst; jede Zeile erweitert PCR 13</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>The node has not started yet.</source>
        <translation>Der Knoten wurde noch nicht gestartet.</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Das Protokoll wird gelesen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>TransactionPage</name>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Signature verified here</source>
        <translation>Signatur hier geprüft</translation>
    </message>
    <message>
        <source>Signature does not hold</source>
        <translation>Signatur stimmt nicht</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>What it moved</source>
        <translation>Was sie bewegt hat</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Movements of money</source>
        <translation>Geldbewegungen</translation>
    </message>
</context>
<context>
    <name>TransactionsPage</name>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>No transaction has been made on this network yet.</source>
        <translation>In diesem Netz gab es noch keine Transaktion.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Leo</source>
        <translation>Leo</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Switch wallet</source>
        <translation>Wallet wechseln</translation>
    </message>
    <message>
        <source>Wallet password</source>
        <translation>Passwort der Wallet</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s) before the next try.</source>
        <translation>
            <numerusform>Bis zum nächsten Versuch %n Sekunde warten.</numerusform>
            <numerusform>Bis zum nächsten Versuch %n Sekunden warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unlock in %1 s</source>
        <translation>Entsperren in %1 s</translation>
    </message>
    <message>
        <source>Restore from the 24 words</source>
        <translation>Aus den 24 Wörtern wiederherstellen</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>Explorer without unlocking</source>
        <translation>Explorer ohne Entsperren</translation>
    </message>
</context>
<context>
    <name>WalletChip</name>
    <message>
        <source>No wallet</source>
        <translation>Keine Wallet</translation>
    </message>
    <message>
        <source>Wallet %1, locked</source>
        <translation>Wallet %1, gesperrt</translation>
    </message>
    <message>
        <source>Wallet %1, %2 LEO</source>
        <translation>Wallet %1, %2 LEO</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
</context>
<context>
    <name>WalletMenu</name>
    <message>
        <source>Wallet menu</source>
        <translation>Wallet-Menü</translation>
    </message>
    <message>
        <source>New wallet</source>
        <translation>Neue Wallet</translation>
    </message>
    <message>
        <source>Restore wallet</source>
        <translation>Wallet wiederherstellen</translation>
    </message>
    <message>
        <source>Back up %1</source>
        <translation>%1 sichern</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht erledigt</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Ctrl L</source>
        <translation>Strg L</translation>
    </message>
</context>
<context>
    <name>WalletMenuRow</name>
    <message>
        <source>credit %1</source>
        <translation>Punkte %1</translation>
    </message>
    <message>
        <source>wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>%1, %2, %3 LEO</source>
        <translation>%1, %2, %3 LEO</translation>
    </message>
    <message>
        <source>%1, %2, locked</source>
        <translation>%1, %2, gesperrt</translation>
    </message>
    <message>
        <source>%1, active</source>
        <translation>%1, gewählt</translation>
    </message>
</context>
<context>
    <name>WalletsPage</name>
    <message>
        <source>Wallets</source>
        <translation>Wallets</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>New wallet</source>
        <translation>Neue Wallet</translation>
    </message>
    <message>
        <source>No wallet yet</source>
        <translation>Noch keine Wallet</translation>
    </message>
    <message>
        <source>A wallet signs, pays and owns what the other pages list.</source>
        <translation>Eine Wallet unterschreibt, zahlt und besitzt, was die anderen Seiten aufführen.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Not backed up</source>
        <translation>Nicht gesichert</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 benutzen</translation>
    </message>
    <message>
        <source>%1 has LEO held and cannot be removed</source>
        <translation>Für %1 sind LEO gebunden; sie kann nicht entfernt werden</translation>
    </message>
    <message>
        <source>Remove %1 from this computer</source>
        <translation>%1 von diesem Computer entfernen</translation>
    </message>
    <message>
        <source>Backup of %1</source>
        <translation>Sicherung von %1</translation>
    </message>
    <message>
        <source>The file holds the wallet and the keys of its lambdas, encrypted with the wallet&apos;s password. Keep it on another device.</source>
        <translation>Die Datei enthält die Wallet und die Schlüssel ihrer Lambdas, verschlüsselt mit dem Passwort der Wallet. Auf einem anderen Gerät aufbewahren.</translation>
    </message>
    <message>
        <source>Save backup file</source>
        <translation>Sicherung speichern</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>In %1 gespeichert</translation>
    </message>
    <message>
        <source>Name and password of %1</source>
        <translation>Name und Passwort von %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>The password was changed. Backup files saved earlier keep the old one.</source>
        <translation>Das Passwort wurde geändert. Früher gespeicherte Sicherungen behalten das alte.</translation>
    </message>
    <message>
        <source>Leo backup (*.leo-backup)</source>
        <translation>Leo-Sicherung (*.leo-backup)</translation>
    </message>
    <message>
        <source>Change the password of %1</source>
        <translation>Passwort von %1 ändern</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>Jetziges Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Remove %1 from this computer?</source>
        <translation>%1 von diesem Computer entfernen?</translation>
    </message>
    <message>
        <source>Remove wallet</source>
        <translation>Wallet entfernen</translation>
    </message>
    <message>
        <source>Its file is deleted. Without its 24 words or a backup file, what it holds is lost.</source>
        <translation>Ihre Datei wird gelöscht. Ohne die 24 Wörter oder eine Sicherung ist verloren, was sie hält.</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Passwort von %1</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Try it on this computer</source>
        <translation>Auf diesem Computer ausprobieren</translation>
    </message>
    <message>
        <source>A private network with its own layer one and 20 nodes, each with a software TPM. Comes with funded sample wallets for Alice and Bob.</source>
        <translation>Ein privates Netz mit eigenem Layer 1 und 20 Knoten, jeder mit einem Software-TPM. Mit gefüllten Beispiel-Wallets für Alice und Bob.</translation>
    </message>
    <message>
        <source>about 5 s</source>
        <translation>etwa 5 s</translation>
    </message>
    <message>
        <source>300 MB</source>
        <translation>300 MB</translation>
    </message>
    <message>
        <source>works offline</source>
        <translation>geht offline</translation>
    </message>
    <message>
        <source>Try it on this computer, private network with 20 nodes, about 5 seconds, 300 megabytes</source>
        <translation>Auf diesem Computer ausprobieren, privates Netz mit 20 Knoten, etwa 5 Sekunden, 300 Megabyte</translation>
    </message>
    <message>
        <source>Start local network</source>
        <translation>Lokales Netz starten</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Join a network</source>
        <translation>Netz beitreten</translation>
    </message>
    <message>
        <source>Connect to a network that you have an address of or an invitation for.</source>
        <translation>Mit einem Netz verbinden, zu dem Sie eine Adresse oder Einladung haben.</translation>
    </message>
    <message>
        <source>about 2 min</source>
        <translation>etwa 2 min</translation>
    </message>
    <message>
        <source>needs a connection</source>
        <translation>braucht eine Verbindung</translation>
    </message>
    <message>
        <source>Join a network, with an address or an invitation, about 2 minutes</source>
        <translation>Einem Netz beitreten, mit Adresse oder Einladung, etwa 2 Minuten</translation>
    </message>
    <message>
        <source>Choose network</source>
        <translation>Netz wählen</translation>
    </message>
    <message>
        <source>You make or restore a wallet afterwards.</source>
        <translation>Danach legen Sie eine Wallet an oder stellen eine wieder her.</translation>
    </message>
    <message>
        <source>Restore a wallet</source>
        <translation>Wallet wiederherstellen</translation>
    </message>
    <message>
        <source>24 words, or a backup file</source>
        <translation>24 Wörter oder eine Sicherung</translation>
    </message>
    <message>
        <source>Restore a wallet, from 24 words or a backup file</source>
        <translation>Wallet wiederherstellen, aus 24 Wörtern oder einer Sicherung</translation>
    </message>
    <message>
        <source>Restore wallet</source>
        <translation>Wallet wiederherstellen</translation>
    </message>
    <message>
        <source>Your words stay on this computer.</source>
        <translation>Ihre Wörter bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Run code on data
neither side has to reveal.</source>
        <translation>Code auf Daten ausführen,
die keine Seite preisgeben muss.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>%1, option %2 of %3</source>
        <translation>%1, Möglichkeit %2 von %3</translation>
    </message>
    <message>
        <source>Software TPM: proves the protocol, not the machine. Use this network to learn and test, not for data you want to protect.</source>
        <translation>Software-TPM: beweist das Protokoll, nicht die Maschine. Dieses Netz ist zum Lernen und Testen da, nicht für Daten, die Schutz brauchen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Farbschema</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Farbschema</translation>
    </message>
    <message>
        <source>Encrypted before it leaves</source>
        <translation>Verschlüsselt, bevor etwas geht</translation>
    </message>
    <message>
        <source>Code and data are sealed on their owner&apos;s computer. Nodes store only ciphertext.</source>
        <translation>Code und Daten werden auf dem Computer ihres Besitzers versiegelt. Knoten speichern nur Verschlüsseltes.</translation>
    </message>
    <message>
        <source>Chosen by lottery, then checked</source>
        <translation>Ausgelost, dann geprüft</translation>
    </message>
    <message>
        <source>A verifiable draw picks who runs the task. The others verify its TPM before, during and after.</source>
        <translation>Eine prüfbare Ziehung bestimmt, wer die Aufgabe ausführt. Die anderen prüfen dessen TPM davor, währenddessen und danach.</translation>
    </message>
    <message>
        <source>You hand over the key</source>
        <translation>Sie geben den Schlüssel frei</translation>
    </message>
    <message>
        <source>Your key goes to one verified machine, for one task. You can refuse.</source>
        <translation>Ihr Schlüssel geht an eine geprüfte Maschine, für eine Aufgabe. Sie können ihn verweigern.</translation>
    </message>
    <message>
        <source>From its recovery words or a backup file. The network is next.</source>
        <translation>Aus ihren Wörtern oder einer Sicherung. Danach kommt das Netz.</translation>
    </message>
    <message>
        <source>Alice&apos;s picture and Bob&apos;s code meet only inside a machine that about nine others are checking. Choose how to start; Settings can change it.</source>
        <translation>Alices Bild und Bobs Code treffen nur in einer Maschine aufeinander, die etwa neun andere prüfen. Wählen Sie einen Anfang; die Einstellungen ändern ihn.</translation>
    </message>
</context>
<context>
    <name>WhoSeesCard</name>
    <message>
        <source>Who sees what</source>
        <translation>Wer was sieht</translation>
    </message>
    <message>
        <source>Your source code</source>
        <translation>Ihr Quelltext</translation>
    </message>
    <message>
        <source>Only you, and the TPM-verified sandbox of one executor per run.</source>
        <translation>Nur Sie und je Lauf die TPM-geprüfte Sandbox eines Ausführers.</translation>
    </message>
    <message>
        <source>Alice</source>
        <translation>Alice</translation>
    </message>
    <message>
        <source>Never sees your code. Gets only the result.</source>
        <translation>Sieht Ihren Code nie. Bekommt nur das Ergebnis.</translation>
    </message>
    <message>
        <source>Monitors</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Check the machine, never receive your key.</source>
        <translation>Prüfen die Maschine, erhalten nie Ihren Schlüssel.</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Öffentlich</translation>
    </message>
    <message>
        <source>Lambda id, image digest, command, limits, price, ciphertext hash and size.</source>
        <translation>Kennung des Lambdas, Image-Digest, Befehl, Grenzen, Preis, Hash und Größe des Verschlüsselten.</translation>
    </message>
</context>
<context>
    <name>WizardSteps</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Step %1, %2, done. %3</source>
        <translation>Schritt %1, %2, erledigt. %3</translation>
    </message>
    <message>
        <source>Step %1, %2, current</source>
        <translation>Schritt %1, %2, aktuell</translation>
    </message>
    <message>
        <source>Step %1, %2</source>
        <translation>Schritt %1, %2</translation>
    </message>
</context>
<context>
    <name>WordField</name>
    <message>
        <source>Word %1</source>
        <translation>Wort %1</translation>
    </message>
</context>
<context>
    <name>leo::app::Tray</name>
    <message>
        <source>Open Leo</source>
        <translation>Leo öffnen</translation>
    </message>
    <message>
        <source>Quit Leo</source>
        <translation>Leo beenden</translation>
    </message>
    <message>
        <source>Leo: %1</source>
        <translation>Leo: %1</translation>
    </message>
</context>
<context>
    <name>leo::ui</name>
    <message>
        <source>1 task</source>
        <translation>1 Aufgabe</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Aufgaben</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Waiting for admission</source>
        <translation>Wartet auf Aufnahme</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Läuft aus</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Unerreichbar</translation>
    </message>
    <message>
        <source>Untrusted</source>
        <translation>Nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>Verlässt das Netz</translation>
    </message>
    <message>
        <source>TPM lost</source>
        <translation>TPM verloren</translation>
    </message>
    <message>
        <source>TPM busy</source>
        <translation>TPM belegt</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht gestartet</translation>
    </message>
    <message>
        <source>Attested, accepting tasks</source>
        <translation>Attestiert, nimmt Aufgaben an</translation>
    </message>
    <message>
        <source>Drained, takes no tasks</source>
        <translation>Ausgelaufen, nimmt keine Aufgaben</translation>
    </message>
    <message>
        <source>Draining, %1 left</source>
        <translation>Läuft aus, noch %1</translation>
    </message>
    <message>
        <source>Stale, sits out</source>
        <translation>Veraltet, setzt aus</translation>
    </message>
    <message>
        <source>Leaving the network</source>
        <translation>Verlässt das Netz</translation>
    </message>
    <message>
        <source>Your node is starting</source>
        <translation>Ihr Knoten startet</translation>
    </message>
    <message>
        <source>%1 of %2 attestors have answered</source>
        <translation>%1 von %2 Attestierern haben geantwortet</translation>
    </message>
    <message>
        <source>Nodes drawn by lot check that your keys live on one TPM and take a fresh quote. Their majority by credit admits your node, with %1 credit.</source>
        <translation>Durch das Los bestimmte Knoten prüfen, ob Ihre Schlüssel in einem TPM liegen, und nehmen einen frischen Bericht. Ihre Mehrheit nach Punkten nimmt den Knoten auf, mit %1 Punkten.</translation>
    </message>
    <message>
        <source>Your node takes no new tasks</source>
        <translation>Ihr Knoten nimmt keine neuen Aufgaben an</translation>
    </message>
    <message>
        <source>No task is left. Stopping now costs nothing.</source>
        <translation>Keine Aufgabe ist übrig. Jetzt zu stoppen kostet nichts.</translation>
    </message>
    <message>
        <source>It finishes %1 first.</source>
        <translation>Zuerst beendet er %1.</translation>
    </message>
    <message>
        <source>A renewal was missed</source>
        <translation>Eine Erneuerung wurde verpasst</translation>
    </message>
    <message>
        <source>Your node sits out until it has renewed. It is not punished.</source>
        <translation>Ihr Knoten setzt aus, bis er sich erneuert hat. Bestraft wird er nicht.</translation>
    </message>
    <message>
        <source>Other nodes cannot reach yours</source>
        <translation>Andere Knoten erreichen Ihren nicht</translation>
    </message>
    <message>
        <source>It gets no tasks until they can.</source>
        <translation>Bis sie es können, bekommt er keine Aufgaben.</translation>
    </message>
    <message>
        <source>The network does not trust this node</source>
        <translation>Das Netz vertraut diesem Knoten nicht</translation>
    </message>
    <message>
        <source>This node is inactive</source>
        <translation>Dieser Knoten ist untätig</translation>
    </message>
    <message>
        <source>A proven lie ends a node. It cannot work again.</source>
        <translation>Eine bewiesene Lüge beendet einen Knoten. Er kann nicht wieder arbeiten.</translation>
    </message>
    <message>
        <source>Your node is leaving the network</source>
        <translation>Ihr Knoten verlässt das Netz</translation>
    </message>
    <message>
        <source>Its deposit returns after the unbonding time of %1.</source>
        <translation>Sein Pfand kommt nach der Auslösefrist von %1 zurück.</translation>
    </message>
    <message>
        <source>The TPM no longer answers</source>
        <translation>Das TPM antwortet nicht mehr</translation>
    </message>
    <message>
        <source>Without it your node can prove nothing and takes no tasks.</source>
        <translation>Ohne es kann Ihr Knoten nichts beweisen und nimmt keine Aufgaben an.</translation>
    </message>
    <message>
        <source>Another program uses the TPM</source>
        <translation>Ein anderes Programm benutzt das TPM</translation>
    </message>
    <message>
        <source>Close it, then start the node again.</source>
        <translation>Es schließen, dann den Knoten erneut starten.</translation>
    </message>
    <message>
        <source>The node did not start</source>
        <translation>Der Knoten ist nicht gestartet</translation>
    </message>
    <message>
        <source>No TPM found</source>
        <translation>Kein TPM gefunden</translation>
    </message>
    <message>
        <source>TPM 2.0 found</source>
        <translation>TPM 2.0 gefunden</translation>
    </message>
    <message>
        <source>TPM 2.0</source>
        <translation>TPM 2.0</translation>
    </message>
    <message>
        <source>This TPM&apos;s certificate is not known</source>
        <translation>Das Zertifikat dieses TPM ist nicht bekannt</translation>
    </message>
    <message>
        <source>Endorsement certificate</source>
        <translation>Endorsement-Zertifikat</translation>
    </message>
    <message>
        <source>Measured boot</source>
        <translation>Gemessener Start</translation>
    </message>
    <message>
        <source>No sandbox runner</source>
        <translation>Kein Sandbox-Programm</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Pfand</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Stop the node now?</source>
        <translation>Den Knoten jetzt stoppen?</translation>
    </message>
    <message>
        <source>Stop now and lose %1 credit?</source>
        <translation>Jetzt stoppen und %1 Punkte verlieren?</translation>
    </message>
    <message>
        <source>Stop now and lose %1 LEO and %2 credit?</source>
        <translation>Jetzt stoppen und %1 LEO und %2 Punkte verlieren?</translation>
    </message>
    <message>
        <source>No task is open.</source>
        <translation>Keine Aufgabe ist offen.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Ziehung</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Executing</source>
        <translation>Wird ausgeführt</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>no votes drawn, odds %1</source>
        <translation>keine Stimmen gezogen, Chance %1</translation>
    </message>
    <message>
        <source>credit %1, %2 asked</source>
        <translation>Punkte %1, verlangt %2</translation>
    </message>
    <message>
        <source>a hardware TPM was asked, yours is a software TPM</source>
        <translation>ein Hardware-TPM war verlangt, Ihres ist ein Software-TPM</translation>
    </message>
    <message>
        <source>offer %1, your smallest is %2</source>
        <translation>Angebot %1, Ihr kleinstes ist %2</translation>
    </message>
    <message>
        <source>at %1, your hours are %2</source>
        <translation>um %1, Ihre Zeiten sind %2</translation>
    </message>
    <message>
        <source>executing</source>
        <translation>führt gerade aus</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>läuft aus</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>stale since %1</source>
        <translation>veraltet seit %1</translation>
    </message>
    <message>
        <source>balance %1, deposit %2</source>
        <translation>Guthaben %1, Pfand %2</translation>
    </message>
    <message>
        <source>its image is missing here</source>
        <translation>sein Image fehlt hier</translation>
    </message>
    <message>
        <source>image %1 is missing here</source>
        <translation>Image %1 fehlt hier</translation>
    </message>
    <message>
        <source>%1 draws seen, %2 won; %3 are to be expected from a credit of %4.</source>
        <translation>%1 Ziehungen gesehen, %2 gewonnen; %3 sind bei %4 Punkten zu erwarten.</translation>
    </message>
    <message>
        <source>Executed a task</source>
        <translation>Hat eine Aufgabe ausgeführt</translation>
    </message>
    <message>
        <source>Monitored in agreement</source>
        <translation>Hat einstimmig geprüft</translation>
    </message>
    <message>
        <source>Did not answer as monitor</source>
        <translation>Hat als Prüfer nicht geantwortet</translation>
    </message>
    <message>
        <source>Failed execution</source>
        <translation>Ist beim Ausführen gescheitert</translation>
    </message>
    <message>
        <source>Passed what the majority failed</source>
        <translation>Ließ durch, was die Mehrheit ablehnte</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Attested another node</source>
        <translation>Hat einen anderen Knoten attestiert</translation>
    </message>
    <message>
        <source>Attested against the majority</source>
        <translation>Hat gegen die Mehrheit attestiert</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>Erneuert</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Option ROMs</source>
        <translation>Option-ROMs</translation>
    </message>
    <message>
        <source>ROM settings</source>
        <translation>ROM-Werte</translation>
    </message>
    <message>
        <source>Boot manager</source>
        <translation>Bootmanager</translation>
    </message>
    <message>
        <source>Boot settings</source>
        <translation>Boot-Werte</translation>
    </message>
    <message>
        <source>Maker events</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Secure boot</source>
        <translation>Secure Boot</translation>
    </message>
    <message>
        <source>Boot commands</source>
        <translation>Bootbefehle</translation>
    </message>
    <message>
        <source>Kernel, initrd</source>
        <translation>Kernel, initrd</translation>
    </message>
    <message>
        <source>Runtime files</source>
        <translation>Laufzeitdaten</translation>
    </message>
    <message>
        <source>Leo&apos;s log</source>
        <translation>Leos Protokoll</translation>
    </message>
    <message>
        <source>Own boot keys</source>
        <translation>Eigene Bootschlüssel</translation>
    </message>
    <message>
        <source>Register %1</source>
        <translation>Register %1</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Best that passes its self-test</source>
        <translation>Das beste geprüfte</translation>
    </message>
    <message>
        <source>In block %1.</source>
        <translation>In Block %1.</translation>
    </message>
    <message>
        <source>Its executor asks for your key until %1.</source>
        <translation>Ihr Ausführer fragt bis %1 nach Ihrem Schlüssel.</translation>
    </message>
    <message>
        <source>Its executor asks for your key.</source>
        <translation>Ihr Ausführer fragt nach Ihrem Schlüssel.</translation>
    </message>
    <message>
        <source>%1 needs your key</source>
        <translation>%1 braucht Ihren Schlüssel</translation>
    </message>
    <message>
        <source>Review request</source>
        <translation>Anfrage ansehen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist fertig</translation>
    </message>
    <message>
        <source>%1 LEO paid.</source>
        <translation>%1 LEO bezahlt.</translation>
    </message>
    <message>
        <source>%1 gave no result</source>
        <translation>%1 ergab kein Ergebnis</translation>
    </message>
    <message>
        <source>%1 LEO paid, %2 returned.</source>
        <translation>%1 LEO bezahlt, %2 zurück.</translation>
    </message>
    <message>
        <source>%1 refunded</source>
        <translation>%1 erstattet</translation>
    </message>
    <message>
        <source>%1 LEO returned.</source>
        <translation>%1 LEO zurück.</translation>
    </message>
    <message>
        <source>%1 stopped</source>
        <translation>%1 gestoppt</translation>
    </message>
    <message>
        <source>Your node lost credit</source>
        <translation>Ihr Knoten hat Punkte verloren</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Zeigen, warum</translation>
    </message>
    <message>
        <source>Your node stopped</source>
        <translation>Ihr Knoten ist gestoppt</translation>
    </message>
    <message>
        <source>Open node</source>
        <translation>Knoten öffnen</translation>
    </message>
    <message>
        <source>%1 is not backed up</source>
        <translation>%1 ist nicht gesichert</translation>
    </message>
    <message>
        <source>If this computer fails, its LEO are lost. Save the backup file before you pay.</source>
        <translation>Fällt dieser Computer aus, sind ihre LEO verloren. Vor dem Zahlen die Sicherung speichern.</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>%1 has a new version</source>
        <translation>%1 hat eine neue Version</translation>
    </message>
    <message>
        <source>Published by its author.</source>
        <translation>Vom Autor veröffentlicht.</translation>
    </message>
    <message>
        <source>Published by its author, %1 LEO per use.</source>
        <translation>Vom Autor veröffentlicht, %1 LEO je Nutzung.</translation>
    </message>
    <message>
        <source>A key request of %1 was missed</source>
        <translation>Eine Schlüsselanfrage von %1 wurde verpasst</translation>
    </message>
    <message>
        <source>%1 LEO of the bond paid the miss fee. Keep Leo running to answer in time.</source>
        <translation>%1 LEO der Kaution zahlten die Ausfallgebühr. Leo laufen lassen, um rechtzeitig zu antworten.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1 LEO received</source>
        <translation>%1 LEO empfangen</translation>
    </message>
    <message>
        <source>Layer one contradicts itself</source>
        <translation>Layer 1 widerspricht sich</translation>
    </message>
    <message>
        <source>Leo has stopped following this network and signs nothing. Your keys and drafts are unchanged.</source>
        <translation>Leo folgt diesem Netz nicht mehr und unterschreibt nichts. Schlüssel und Entwürfe sind unverändert.</translation>
    </message>
    <message>
        <source>Other networks</source>
        <translation>Andere Netze</translation>
    </message>
    <message>
        <source>executor %1</source>
        <translation>Ausführer %1</translation>
    </message>
    <message>
        <source>monitors %1</source>
        <translation>Prüfer %1</translation>
    </message>
    <message>
        <source>monitors differ</source>
        <translation>Prüfer verschieden</translation>
    </message>
    <message>
        <source>Settled in</source>
        <translation>Abgerechnet in</translation>
    </message>
    <message>
        <source>Deposits returned</source>
        <translation>Pfänder zurück</translation>
    </message>
    <message numerus="yes">
        <source>LEO to %n member(s)</source>
        <translation>
            <numerusform>LEO an %n Mitglied</numerusform>
            <numerusform>LEO an %n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>Deposits seized</source>
        <translation>Pfänder eingezogen</translation>
    </message>
    <message numerus="yes">
        <source>LEO of %n member(s)</source>
        <translation>
            <numerusform>LEO von %n Mitglied</numerusform>
            <numerusform>LEO von %n Mitgliedern</numerusform>
        </translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Posted in</source>
        <translation>Gestellt in</translation>
    </message>
    <message>
        <source>Paid from the offer</source>
        <translation>Aus dem Angebot bezahlt</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>%1 LEO</source>
        <translation>%1 LEO</translation>
    </message>
    <message>
        <source>Payments to accounts</source>
        <translation>Zahlungen an Konten</translation>
    </message>
    <message>
        <source>Proofs</source>
        <translation>Beweise</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Sealed input</source>
        <translation>Versiegelte Eingabe</translation>
    </message>
    <message>
        <source>Sealed result</source>
        <translation>Versiegeltes Ergebnis</translation>
    </message>
    <message>
        <source>Leo receipt</source>
        <translation>Leo-Beleg</translation>
    </message>
    <message>
        <source>Needs your key</source>
        <translation>Schlüssel nötig</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Gestellt</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>Choosing leader</source>
        <translation>Führung wird bestimmt</translation>
    </message>
    <message>
        <source>Waiting for keys</source>
        <translation>Wartet auf Schlüssel</translation>
    </message>
    <message>
        <source>Wiping</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Settling</source>
        <translation>Wird abgerechnet</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Attest before</source>
        <translation>Prüfung davor</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Execute</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Attest after</source>
        <translation>Prüfung danach</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Abrechnen</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>Kein Ergebnis</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>All %1 LEO returns.</source>
        <translation>Alle %1 LEO gehen zurück.</translation>
    </message>
    <message>
        <source>%1 LEO is burned, %2 goes to the committee, %3 returns.</source>
        <translation>%1 LEO werden verbrannt, %2 gehen an das Komitee, %3 gehen zurück.</translation>
    </message>
    <message>
        <source>Settled in %1. %2 LEO paid.</source>
        <translation>Abgerechnet in %1. %2 LEO bezahlt.</translation>
    </message>
    <message>
        <source>%1 The committee was paid in full. %2 was not: the price and the fee, %3 LEO in all, were burned, so nobody gains by calling a good run failed.</source>
        <translation>%1 Das Komitee wurde voll bezahlt, %2 nicht: Preis und Gebühr, zusammen %3 LEO, wurden verbrannt. So gewinnt niemand, der einen guten Lauf gescheitert nennt.</translation>
    </message>
    <message>
        <source>The code gave no result.</source>
        <translation>Der Code lieferte kein Ergebnis.</translation>
    </message>
    <message>
        <source>Too few nodes could be drawn. All %1 LEO returned.</source>
        <translation>Zu wenige Knoten konnten gezogen werden. Alle %1 LEO gingen zurück.</translation>
    </message>
    <message>
        <source>The task stopped, and nobody could be shown to be at fault. All %1 LEO returned.</source>
        <translation>Die Aufgabe blieb stehen, und niemandem war ein Fehler nachzuweisen. Alle %1 LEO gingen zurück.</translation>
    </message>
    <message>
        <source>The key did not come in time. %1 of %2 LEO returned.</source>
        <translation>Der Schlüssel kam nicht rechtzeitig. %1 von %2 LEO gingen zurück.</translation>
    </message>
    <message>
        <source>The key was refused. %1 of %2 LEO returned.</source>
        <translation>Der Schlüssel wurde verweigert. %1 von %2 LEO gingen zurück.</translation>
    </message>
    <message>
        <source>%1&apos;s key did not come in time. All %2 LEO returned; the bond of the lambda paid the committee.</source>
        <translation>Der Schlüssel von %1 kam nicht rechtzeitig. Alle %2 LEO gingen zurück; die Kaution des Lambdas bezahlte das Komitee.</translation>
    </message>
    <message>
        <source>%1 refused the key of the code. All %2 LEO returned; the bond of the lambda paid the committee.</source>
        <translation>%1 verweigerte den Schlüssel des Codes. Alle %2 LEO gingen zurück; die Kaution des Lambdas bezahlte das Komitee.</translation>
    </message>
    <message numerus="yes">
        <source>No executor was left after %n turn(s). All %1 LEO returned.</source>
        <translation>
            <numerusform>Nach %n Runde war kein Ausführer mehr übrig. Alle %1 LEO gingen zurück.</numerusform>
            <numerusform>Nach %n Runden war kein Ausführer mehr übrig. Alle %1 LEO gingen zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>before your key left</source>
        <translation>bevor Ihr Schlüssel ging</translation>
    </message>
    <message>
        <source>no committee</source>
        <translation>kein Komitee</translation>
    </message>
    <message>
        <source>nobody at fault</source>
        <translation>niemand schuld</translation>
    </message>
    <message>
        <source>without the key of the code</source>
        <translation>ohne den Schlüssel des Codes</translation>
    </message>
    <message>
        <source>no executor left</source>
        <translation>kein Ausführer übrig</translation>
    </message>
    <message>
        <source>the code failed</source>
        <translation>der Code scheiterte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Task posted, %1 LEO held</source>
        <translation>Aufgabe gestellt, %1 LEO gebunden</translation>
    </message>
    <message>
        <source>Block %1, its beacon seeds the draw</source>
        <translation>Block %1, sein Beacon ist der Seed der Ziehung</translation>
    </message>
    <message>
        <source>%1 joined, role sealed</source>
        <translation>%1 trat bei, Rolle versiegelt</translation>
    </message>
    <message>
        <source>Election closed</source>
        <translation>Wahl beendet</translation>
    </message>
    <message>
        <source>Executor asks for both keys</source>
        <translation>Ausführer fragt nach beiden Schlüsseln</translation>
    </message>
    <message>
        <source>All six checks passed here</source>
        <translation>Alle sechs Prüfungen hier bestanden</translation>
    </message>
    <message>
        <source>Leo kept the key</source>
        <translation>Leo behielt den Schlüssel</translation>
    </message>
    <message>
        <source>You released your key</source>
        <translation>Sie gaben Ihren Schlüssel frei</translation>
    </message>
    <message>
        <source>%1 released the key</source>
        <translation>%1 gab den Schlüssel frei</translation>
    </message>
    <message>
        <source>You released the key of the code</source>
        <translation>Sie gaben den Schlüssel des Codes frei</translation>
    </message>
    <message>
        <source>%1 released the key of the code</source>
        <translation>%1 gab den Schlüssel des Codes frei</translation>
    </message>
    <message>
        <source>You refused your key</source>
        <translation>Sie verweigerten Ihren Schlüssel</translation>
    </message>
    <message>
        <source>%1 refused the key</source>
        <translation>%1 verweigerte den Schlüssel</translation>
    </message>
    <message>
        <source>%1 refused the key of the code</source>
        <translation>%1 verweigerte den Schlüssel des Codes</translation>
    </message>
    <message>
        <source>Completed in %1</source>
        <translation>Abgeschlossen in %1</translation>
    </message>
    <message>
        <source>%1 confirmed the completion</source>
        <translation>%1 bestätigte den Abschluss</translation>
    </message>
    <message>
        <source>%1 failed as executor</source>
        <translation>%1 scheiterte als Ausführer</translation>
    </message>
    <message>
        <source>The next executor is asked</source>
        <translation>Der nächste Ausführer wird gefragt</translation>
    </message>
    <message>
        <source>No group in time: drawn again</source>
        <translation>Keine Gruppe zur rechten Zeit: neue Ziehung</translation>
    </message>
    <message>
        <source>Settled in %1</source>
        <translation>Abgerechnet in %1</translation>
    </message>
    <message>
        <source>%1 LEO returned in %2</source>
        <translation>%1 LEO in %2 zurück</translation>
    </message>
    <message>
        <source>Result opened on this computer</source>
        <translation>Ergebnis auf diesem Computer geöffnet</translation>
    </message>
    <message>
        <source>Result not found</source>
        <translation>Ergebnis nicht gefunden</translation>
    </message>
    <message>
        <source>Dispute decided by layer one</source>
        <translation>Streitfall von Layer 1 entschieden</translation>
    </message>
    <message>
        <source>Block %1 was replaced</source>
        <translation>Block %1 wurde ersetzt</translation>
    </message>
    <message>
        <source>Burned</source>
        <translation>Verbrannt</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Ausführer</translation>
    </message>
    <message numerus="yes">
        <source>%n monitor(s)</source>
        <translation>
            <numerusform>%n Prüfer</numerusform>
            <numerusform>%n Prüfer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Committee of %n</source>
        <translation>
            <numerusform>Komitee aus %n</numerusform>
            <numerusform>Komitee aus %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Melder</translation>
    </message>
    <message>
        <source>network fee</source>
        <translation>Netzgebühr</translation>
    </message>
    <message>
        <source>price per use</source>
        <translation>Preis je Nutzung</translation>
    </message>
    <message>
        <source>runs the code</source>
        <translation>führt aus</translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>je %1</translation>
    </message>
    <message>
        <source>%1, incl. rounding</source>
        <translation>%1, mit Rundung</translation>
    </message>
    <message>
        <source>Draw is valid</source>
        <translation>Ziehung ist gültig</translation>
    </message>
    <message>
        <source>It is the leader</source>
        <translation>Er führt</translation>
    </message>
    <message>
        <source>Credit is high enough</source>
        <translation>Genug Punkte</translation>
    </message>
    <message>
        <source>Monitors confirmed</source>
        <translation>Prüfer haben bestätigt</translation>
    </message>
    <message>
        <source>TPM quote</source>
        <translation>TPM-Bericht</translation>
    </message>
    <message>
        <source>Sandbox policy</source>
        <translation>Sandbox-Regel</translation>
    </message>
    <message>
        <source>Draw is not valid</source>
        <translation>Ziehung ist nicht gültig</translation>
    </message>
    <message>
        <source>It is not the leader</source>
        <translation>Er führt nicht</translation>
    </message>
    <message>
        <source>Credit is too low</source>
        <translation>Zu wenige Punkte</translation>
    </message>
    <message>
        <source>Monitors did not confirm</source>
        <translation>Prüfer haben nicht bestätigt</translation>
    </message>
    <message>
        <source>TPM quote did not pass</source>
        <translation>TPM-Bericht nicht bestanden</translation>
    </message>
    <message>
        <source>Sandbox policy did not pass</source>
        <translation>Sandbox-Regel nicht bestanden</translation>
    </message>
    <message>
        <source>%1 credit: %2</source>
        <translation>%1 Punkte: %2</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Ausgetreten</translation>
    </message>
    <message>
        <source>TPM taken</source>
        <translation>TPM vergeben</translation>
    </message>
    <message>
        <source>No sandbox</source>
        <translation>Keine Sandbox</translation>
    </message>
    <message>
        <source>Left the network</source>
        <translation>Hat das Netz verlassen</translation>
    </message>
    <message>
        <source>TPM registered by another node</source>
        <translation>TPM ist für einen anderen Knoten registriert</translation>
    </message>
    <message>
        <source>Your node is being registered</source>
        <translation>Ihr Knoten wird registriert</translation>
    </message>
    <message>
        <source>Its registration waits for your signature. Nothing is held before you sign.</source>
        <translation>Seine Registrierung wartet auf Ihre Unterschrift. Vorher wird nichts hinterlegt.</translation>
    </message>
    <message>
        <source>Its TPM is opened and measured, then you are asked to sign.</source>
        <translation>Sein TPM wird geöffnet und gemessen, dann werden Sie um Ihre Unterschrift gebeten.</translation>
    </message>
    <message>
        <source>It enters no draws meanwhile. Your deposit and credit are unchanged.</source>
        <translation>Er nimmt solange an keiner Ziehung teil. Pfand und Punkte bleiben unverändert.</translation>
    </message>
    <message>
        <source>It was not admitted. The deposit is back on the node&apos;s account.</source>
        <translation>Er wurde nicht aufgenommen. Das Pfand ist wieder auf dem Konto des Knotens.</translation>
    </message>
    <message>
        <source>Its deposit returns at %1, or when its last task is over. Let it run until then.</source>
        <translation>Sein Pfand kommt um %1 zurück oder wenn seine letzte Aufgabe vorbei ist. Lassen Sie ihn bis dahin laufen.</translation>
    </message>
    <message>
        <source>Your node has left the network</source>
        <translation>Ihr Knoten hat das Netz verlassen</translation>
    </message>
    <message>
        <source>Its deposit is back on the node&apos;s account. It can be registered again.</source>
        <translation>Sein Pfand ist wieder auf dem Konto des Knotens. Er kann erneut registriert werden.</translation>
    </message>
    <message>
        <source>This TPM is registered by another node</source>
        <translation>Dieses TPM ist für einen anderen Knoten registriert</translation>
    </message>
    <message>
        <source>One TPM is one node, for ever. Start that node, or use another TPM.</source>
        <translation>Ein TPM ist ein Knoten, für immer. Starten Sie jenen Knoten, oder nehmen Sie ein anderes TPM.</translation>
    </message>
    <message>
        <source>Bubblewrap is enough; installing its package takes administrator rights, running it does not.</source>
        <translation>Bubblewrap genügt; sein Paket zu installieren braucht Administratorrechte, es auszuführen nicht.</translation>
    </message>
    <message>
        <source>Software TPM</source>
        <translation>Software-TPM</translation>
    </message>
    <message>
        <source>The network does not answer</source>
        <translation>Das Netz antwortet nicht</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Deposit missing</source>
        <translation>Pfand fehlt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, firmware %2, %3</source>
        <translation>%1, Firmware %2, %3</translation>
    </message>
    <message>
        <source>Your node cannot prove what it runs, so the network will not admit it. Nothing is at %1.</source>
        <translation>Ihr Knoten kann nicht beweisen, was er ausführt, darum nimmt das Netz ihn nicht auf. Unter %1 ist nichts.</translation>
    </message>
    <message>
        <source>%1 may not be used by this account.</source>
        <translation>%1 darf von diesem Benutzer nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Another program uses %1.</source>
        <translation>Ein anderes Programm benutzt %1.</translation>
    </message>
    <message>
        <source>%1 does not answer as a TPM: %2</source>
        <translation>%1 antwortet nicht wie ein TPM: %2</translation>
    </message>
    <message>
        <source>software TPM: proves the protocol, not the machine</source>
        <translation>Software-TPM: beweist das Protokoll, nicht die Maschine</translation>
    </message>
    <message>
        <source>This network takes software TPMs, and swtpm is not installed.</source>
        <translation>Dieses Netz nimmt Software-TPMs, und swtpm ist nicht installiert.</translation>
    </message>
    <message>
        <source>The chain ends at &quot;%1&quot;, which this network accepts.</source>
        <translation>Die Kette endet bei „%1“, das dieses Netz anerkennt.</translation>
    </message>
    <message>
        <source>The chain ends at &quot;%1&quot;, which this network does not accept.</source>
        <translation>Die Kette endet bei „%1“, das dieses Netz nicht anerkennt.</translation>
    </message>
    <message>
        <source>The TPM holds no certificate of its maker for an elliptic-curve key.</source>
        <translation>Das TPM enthält kein Zertifikat seines Herstellers für einen Schlüssel auf einer elliptischen Kurve.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;, this network&apos;s own authority on this computer, certifies it.</source>
        <translation>„%1“, die Zertifizierungsstelle dieses Netzes auf diesem Computer, zertifiziert es.</translation>
    </message>
    <message>
        <source>This network was made on another computer, so nobody here can certify a software TPM for it.</source>
        <translation>Dieses Netz wurde auf einem anderen Computer erzeugt, darum kann hier niemand ein Software-TPM dafür zertifizieren.</translation>
    </message>
    <message>
        <source>Not looked at: there is no TPM to ask.</source>
        <translation>Nicht geprüft: Es gibt kein TPM, das man fragen könnte.</translation>
    </message>
    <message>
        <source>%1 registers match the network&apos;s policy.</source>
        <translation>%1 Register entsprechen der Vorgabe des Netzes.</translation>
    </message>
    <message>
        <source>%1 registers were read; this network judges none of them.</source>
        <translation>%1 Register wurden gelesen; dieses Netz beurteilt keines davon.</translation>
    </message>
    <message>
        <source>The registers of this computer are in no state that this network accepts.</source>
        <translation>Die Register dieses Computers sind in keinem Zustand, den dieses Netz anerkennt.</translation>
    </message>
    <message>
        <source>This kernel shows no log of a measured boot at %1.</source>
        <translation>Dieser Kernel zeigt unter %1 kein Protokoll eines gemessenen Starts.</translation>
    </message>
    <message>
        <source>The boot log may not be read by this account.</source>
        <translation>Das Startprotokoll darf von diesem Benutzer nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A software TPM has no firmware before it: its registers say nothing about this computer.</source>
        <translation>Vor einem Software-TPM läuft keine Firmware: Seine Register sagen nichts über diesen Computer.</translation>
    </message>
    <message>
        <source>%1: %2 forbidden acts were tried and stopped, in %3.</source>
        <translation>%1: %2 verbotene Handlungen wurden versucht und verhindert, in %3.</translation>
    </message>
    <message>
        <source>%1 works. %2</source>
        <translation>%1 funktioniert. %2</translation>
    </message>
    <message>
        <source>Nodes need bubblewrap, runc or gVisor. None was found here that passes its self-test.</source>
        <translation>Knoten brauchen bubblewrap, runc oder gVisor. Hier wurde keines gefunden, das seinen Selbsttest besteht.</translation>
    </message>
    <message>
        <source>1 peer answers.</source>
        <translation>1 Gegenstelle antwortet.</translation>
    </message>
    <message>
        <source>%1 peers answer.</source>
        <translation>%1 Gegenstellen antworten.</translation>
    </message>
    <message>
        <source>Peers that answer: %1. Others cannot dial this computer; it works over the links it opens itself.</source>
        <translation>Antwortende Gegenstellen: %1. Andere können diesen Computer nicht anwählen; er arbeitet über die Verbindungen, die er selbst öffnet.</translation>
    </message>
    <message>
        <source>No peer answers, so nobody could admit this node.</source>
        <translation>Keine Gegenstelle antwortet, darum könnte niemand diesen Knoten aufnehmen.</translation>
    </message>
    <message>
        <source>%1 LEO are held while the node is registered.</source>
        <translation>%1 LEO bleiben hinterlegt, solange der Knoten registriert ist.</translation>
    </message>
    <message>
        <source>%1 of %2 LEO: the deposit of the node, held while it is registered, and that of its first task.</source>
        <translation>%1 von %2 LEO: das Pfand des Knotens, hinterlegt, solange er registriert ist, und das seiner ersten Aufgabe.</translation>
    </message>
    <message>
        <source>The deposit of the node and of its first task take %1 LEO. This wallet and the node have %2.</source>
        <translation>Das Pfand des Knotens und das seiner ersten Aufgabe brauchen %1 LEO. Diese Wallet und der Knoten haben %2.</translation>
    </message>
    <message>
        <source>The node&apos;s account has %1 LEO. A task takes a deposit of %2, so it gets none.</source>
        <translation>Das Konto des Knotens hat %1 LEO. Eine Aufgabe braucht ein Pfand von %2, darum bekommt er keine.</translation>
    </message>
    <message>
        <source>Many computers have a TPM that is switched off: look for &quot;fTPM&quot; or &quot;PTT&quot; in the firmware settings.</source>
        <translation>Viele Computer haben ein TPM, das ausgeschaltet ist: Suchen Sie in den Firmware-Einstellungen nach „fTPM“ oder „PTT“.</translation>
    </message>
    <message>
        <source>Add your account to the group of the TPM, then log in again:</source>
        <translation>Nehmen Sie Ihren Benutzer in die Gruppe des TPM auf und melden Sie sich neu an:</translation>
    </message>
    <message>
        <source>Close that program.</source>
        <translation>Schließen Sie jenes Programm.</translation>
    </message>
    <message>
        <source>Restart the computer; a TPM that stays silent is broken.</source>
        <translation>Starten Sie den Computer neu; ein TPM, das stumm bleibt, ist defekt.</translation>
    </message>
    <message>
        <source>Install it:</source>
        <translation>Installieren Sie es:</translation>
    </message>
    <message>
        <source>Ask the network whether it takes this maker&apos;s TPMs. If it does, the maker&apos;s certificate in between is missing: download it from the maker and put it into %1.</source>
        <translation>Fragen Sie das Netz, ob es TPMs dieses Herstellers annimmt. Wenn ja, fehlt das Zertifikat dazwischen: Laden Sie es beim Hersteller herunter und legen Sie es in %1 ab.</translation>
    </message>
    <message>
        <source>Some makers offer the certificate for download; Leo reads it from the TPM.</source>
        <translation>Manche Hersteller bieten das Zertifikat zum Herunterladen an; Leo liest es aus dem TPM.</translation>
    </message>
    <message>
        <source>Start the node on the computer that made the network.</source>
        <translation>Starten Sie den Knoten auf dem Computer, der das Netz erzeugt hat.</translation>
    </message>
    <message>
        <source>Undo the last change of firmware or boot loader, or ask the network to accept it.</source>
        <translation>Machen Sie die letzte Änderung an Firmware oder Bootloader rückgängig, oder bitten Sie das Netz, sie anzuerkennen.</translation>
    </message>
    <message>
        <source>Switch measured boot on in the firmware settings.</source>
        <translation>Schalten Sie den gemessenen Start in den Firmware-Einstellungen ein.</translation>
    </message>
    <message>
        <source>Let it be read:</source>
        <translation>Erlauben Sie das Lesen:</translation>
    </message>
    <message>
        <source>Bubblewrap is enough; installing its package takes administrator rights, running it does not:</source>
        <translation>Bubblewrap genügt; sein Paket zu installieren braucht Administratorrechte, es auszuführen nicht:</translation>
    </message>
    <message>
        <source>Check the connection and the address of the network.</source>
        <translation>Verbindung und Adresse des Netzes prüfen.</translation>
    </message>
    <message>
        <source>Receive LEO in this wallet, or choose another.</source>
        <translation>Empfangen Sie LEO in dieser Wallet, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Send LEO to the node&apos;s account.</source>
        <translation>Senden Sie LEO an das Konto des Knotens.</translation>
    </message>
    <message>
        <source>You are the executor of 1 task. Stopping now costs %1 credit and your %2 LEO deposit.</source>
        <translation>Sie sind der Ausführer von 1 Aufgabe. Jetzt anzuhalten kostet %1 Punkte und Ihr Pfand von %2 LEO.</translation>
    </message>
    <message>
        <source>Your node is in %1. Stopping now costs %2 credit and the share.</source>
        <translation>Ihr Knoten ist in %1. Jetzt anzuhalten kostet %2 Punkte und den Anteil.</translation>
    </message>
    <message>
        <source>isolation %1 was asked, which is not here</source>
        <translation>Isolation %1 war verlangt, die es hier nicht gibt</translation>
    </message>
    <message>
        <source>memory %1, your most is %2</source>
        <translation>Speicher %1, Ihr Höchstwert ist %2</translation>
    </message>
    <message>
        <source>in another draw</source>
        <translation>in einer anderen Ziehung</translation>
    </message>
    <message>
        <source>renewing</source>
        <translation>erneuert sich</translation>
    </message>
    <message>
        <source>in as many committees as it can</source>
        <translation>in so vielen Komitees, wie er kann</translation>
    </message>
    <message>
        <source>leaving the network</source>
        <translation>verlässt das Netz</translation>
    </message>
    <message>
        <source>nothing it proves would be believed</source>
        <translation>nichts, was er beweist, würde geglaubt</translation>
    </message>
    <message>
        <source>admitted after the draw looks back</source>
        <translation>erst nach dem Stichtag der Ziehung aufgenommen</translation>
    </message>
    <message>
        <source>Node start</source>
        <translation>Knotenstart</translation>
    </message>
    <message>
        <source>Task start</source>
        <translation>Aufgabenbeginn</translation>
    </message>
    <message>
        <source>Task end</source>
        <translation>Aufgabenende</translation>
    </message>
    <message>
        <source>Leo %1, %2, program %3</source>
        <translation>Leo %1, %2, Programm %3</translation>
    </message>
    <message>
        <source>draw %1, turn %2, image %3</source>
        <translation>Ziehung %1, Runde %2, Image %3</translation>
    </message>
    <message>
        <source>wiped</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>clean-up incomplete</source>
        <translation>Aufräumen unvollständig</translation>
    </message>
    <message>
        <source>exit %1, %2</source>
        <translation>Exit %1, %2</translation>
    </message>
    <message>
        <source>no result, %1</source>
        <translation>kein Ergebnis, %1</translation>
    </message>
    <message>
        <source>Certificate anchored in %1</source>
        <translation>Zertifikat in %1 verankert</translation>
    </message>
    <message>
        <source>fee, incl. rounding</source>
        <translation>Gebühr, mit Rundung</translation>
    </message>
</context>
<context>
    <name>leo::ui::AccountDetail</name>
    <message>
        <source>&quot;%1&quot; is no account or node.</source>
        <translation>„%1“ ist kein Konto oder Knoten.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Transactions sent</source>
        <translation>Gesendete Transaktionen</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Certificate chain</source>
        <translation>Zertifikatskette</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>broken: %1</source>
        <translation>unterbrochen: %1</translation>
    </message>
    <message>
        <source>Attestation key</source>
        <translation>Attestierungsschlüssel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>software TPM: proves the protocol, not the machine</source>
        <translation>Software-TPM: beweist das Protokoll, nicht die Maschine</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>leo::ui::Background</name>
    <message numerus="yes">
        <source>%n lambda(s) of yours are live: this computer answers their key requests.</source>
        <translation>
            <numerusform>Ein Lambda von Ihnen ist aktiv: Dieser Rechner beantwortet seine Schlüsselanfragen.</numerusform>
            <numerusform>%n Lambdas von Ihnen sind aktiv: Dieser Rechner beantwortet ihre Schlüsselanfragen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are in flight: Leo tells you when a key is needed.</source>
        <translation>
            <numerusform>Eine Aufgabe läuft: Leo meldet, wenn ein Schlüssel gebraucht wird.</numerusform>
            <numerusform>%n Aufgaben laufen: Leo meldet, wenn ein Schlüssel gebraucht wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your node runs: Leo tells you when it stops or loses credit.</source>
        <translation>Ihr Knoten läuft: Leo meldet, wenn er stehen bleibt oder Punkte verliert.</translation>
    </message>
    <message>
        <source>A local network is starting.</source>
        <translation>Ein lokales Netz startet.</translation>
    </message>
    <message numerus="yes">
        <source>%n lambda(s) cannot answer key requests while it is closed, and their bonds pay the miss fee for tasks that wait.</source>
        <translation>
            <numerusform>Ein Lambda kann keine Schlüsselanfragen beantworten, solange Leo beendet ist, und seine Kaution zahlt die Ausfallgebühr für wartende Aufgaben.</numerusform>
            <numerusform>%n Lambdas können keine Schlüsselanfragen beantworten, solange Leo beendet ist, und ihre Kautionen zahlen die Ausfallgebühr für wartende Aufgaben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in flight go on without you; a key request that is not answered in time counts as refused.</source>
        <translation>
            <numerusform>Eine laufende Aufgabe geht ohne Sie weiter; eine nicht rechtzeitig beantwortete Schlüsselanfrage gilt als verweigert.</numerusform>
            <numerusform>%n laufende Aufgaben gehen ohne Sie weiter; eine nicht rechtzeitig beantwortete Schlüsselanfrage gilt als verweigert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your node keeps running, and nothing tells you when it stops or loses credit.</source>
        <translation>Ihr Knoten läuft weiter, und nichts meldet, wenn er stehen bleibt oder Punkte verliert.</translation>
    </message>
    <message>
        <source>The local network that is starting goes on by itself.</source>
        <translation>Das startende lokale Netz läuft von selbst weiter.</translation>
    </message>
    <message>
        <source>Open the window again from the tray, or by starting Leo.</source>
        <translation>Das Fenster öffnet sich wieder über das Symbol in der Leiste oder durch einen Start von Leo.</translation>
    </message>
    <message>
        <source>Open the window again by starting Leo.</source>
        <translation>Das Fenster öffnet sich wieder durch einen Start von Leo.</translation>
    </message>
    <message>
        <source>Local network starting: %1 of %2 nodes attested</source>
        <translation>Lokales Netz startet: %1 von %2 Knoten attestiert</translation>
    </message>
    <message>
        <source>Local network starting</source>
        <translation>Lokales Netz startet</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in flight</source>
        <translation>
            <numerusform>Eine Aufgabe läuft</numerusform>
            <numerusform>%n Aufgaben laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Node running</source>
        <translation>Knoten läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n lambda(s) live</source>
        <translation>
            <numerusform>Ein Lambda aktiv</numerusform>
            <numerusform>%n Lambdas aktiv</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in flight</source>
        <translation>Nichts unterwegs</translation>
    </message>
</context>
<context>
    <name>leo::ui::BlockDetail</name>
    <message>
        <source>&quot;%1&quot; is no block height.</source>
        <translation>„%1“ ist keine Blockhöhe.</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Vorgänger</translation>
    </message>
    <message>
        <source>State root</source>
        <translation>Zustandswurzel</translation>
    </message>
    <message>
        <source>Transaction root</source>
        <translation>Transaktionswurzel</translation>
    </message>
    <message>
        <source>Receipt root</source>
        <translation>Quittungswurzel</translation>
    </message>
    <message>
        <source>Beacon</source>
        <translation>Beacon</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Unterschrieben von</translation>
    </message>
    <message>
        <source>Burned</source>
        <translation>Verbrannt</translation>
    </message>
    <message>
        <source>%1 LEO</source>
        <translation>%1 LEO</translation>
    </message>
</context>
<context>
    <name>leo::ui::ChainLambda</name>
    <message>
        <source>&quot;%1&quot; is no lambda id.</source>
        <translation>„%1“ ist keine Lambda-Kennung.</translation>
    </message>
    <message>
        <source>No lambda of this network that can still be run has this id.</source>
        <translation>Kein noch ausführbares Lambda dieses Netzes hat diese Kennung.</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Price per use</source>
        <translation>Preis je Nutzung</translation>
    </message>
    <message>
        <source>%1 LEO</source>
        <translation>%1 LEO</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>sha256:%1</source>
        <translation>sha256:%1</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 processes</source>
        <translation>%1 · %2 · %3 Prozesse</translation>
    </message>
    <message>
        <source>Largest output</source>
        <translation>Größte Ausgabe</translation>
    </message>
    <message>
        <source>Network in the sandbox</source>
        <translation>Netz in der Sandbox</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Runs settled</source>
        <translation>Abgerechnete Läufe</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Of these, keys that did not come</source>
        <translation>Davon ausgebliebene Schlüssel</translation>
    </message>
    <message>
        <source>Bond free, reserved</source>
        <translation>Kaution frei, reserviert</translation>
    </message>
    <message>
        <source>%1, %2 LEO</source>
        <translation>%1, %2 LEO</translation>
    </message>
    <message>
        <source>Miss fee</source>
        <translation>Ausfallgebühr</translation>
    </message>
    <message>
        <source>Published in</source>
        <translation>Veröffentlicht in</translation>
    </message>
</context>
<context>
    <name>leo::ui::CommitteeView</name>
    <message>
        <source>%1 not yet</source>
        <translation>%1 noch nicht</translation>
    </message>
    <message>
        <source>%1 checking</source>
        <translation>%1 wird geprüft</translation>
    </message>
    <message>
        <source>%1 confirmed %2</source>
        <translation>%1 bestätigt %2</translation>
    </message>
    <message>
        <source>%1 failed %2</source>
        <translation>%1 fehlgeschlagen %2</translation>
    </message>
    <message>
        <source>%1 silent</source>
        <translation>%1 stumm</translation>
    </message>
    <message>
        <source>role sealed</source>
        <translation>Rolle versiegelt</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>executor</source>
        <translation>Ausführer</translation>
    </message>
    <message>
        <source>Member %1</source>
        <translation>Mitglied %1</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>J %1</source>
        <translation>J %1</translation>
    </message>
    <message>
        <source>credit %1</source>
        <translation>Punkte %1</translation>
    </message>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>during</source>
        <translation>währenddessen</translation>
    </message>
    <message>
        <source>after</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>%1 complete, %2 of %3</source>
        <translation>%1 vollständig, %2 von %3</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n vote(s)</source>
        <translation>
            <numerusform>%n Stimme</numerusform>
            <numerusform>%n Stimmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for block %1</source>
        <translation>Wartet auf Block %1</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>Agreeing on a leader</source>
        <translation>Einigung auf die Führung</translation>
    </message>
    <message>
        <source>Attesting before</source>
        <translation>Attestierung davor</translation>
    </message>
    <message>
        <source>Waiting for keys</source>
        <translation>Wartet auf Schlüssel</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Executing</source>
        <translation>Wird ausgeführt</translation>
    </message>
    <message>
        <source>Wiping traces</source>
        <translation>Spuren werden gelöscht</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>its beacon is the seed</source>
        <translation>sein Beacon ist der Seed</translation>
    </message>
    <message>
        <source>joined, about %1 expected</source>
        <translation>beigetreten, etwa %1 erwartet</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s), roles sealed</source>
        <translation>
            <numerusform>%n Mitglied, Rolle versiegelt</numerusform>
            <numerusform>%n Mitglieder, Rollen versiegelt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 attested</source>
        <translation>%1 von %2 attestiert</translation>
    </message>
    <message>
        <source>roles sealed</source>
        <translation>Rollen versiegelt</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>Grenze %1</translation>
    </message>
    <message>
        <source>%1 of %2 confirmed</source>
        <translation>%1 von %2 bestätigt</translation>
    </message>
    <message>
        <source>%1 left to complain</source>
        <translation>noch %1 für Beschwerden</translation>
    </message>
    <message>
        <source>closes in %1</source>
        <translation>endet in %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>kein Netz</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>Runde %1</translation>
    </message>
</context>
<context>
    <name>leo::ui::Composer</name>
    <message>
        <source>An amount has digits and at most nine decimals after “%1”.</source>
        <translation>Ein Betrag besteht aus Ziffern und höchstens neun Nachkommastellen nach „%1“.</translation>
    </message>
    <message>
        <source>This task cannot be posted now</source>
        <translation>Diese Aufgabe kann jetzt nicht gestellt werden</translation>
    </message>
    <message>
        <source>This lambda is no longer offered</source>
        <translation>Dieses Lambda wird nicht mehr angeboten</translation>
    </message>
    <message>
        <source>Its author retired it. Your file and your offer stay as they are.</source>
        <translation>Sein Autor hat es zurückgezogen. Datei und Angebot bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Expected committee</source>
        <translation>Erwartetes Komitee</translation>
    </message>
    <message>
        <source>every node that qualifies</source>
        <translation>jeder geeignete Knoten</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>next block, %1</source>
        <translation>nächster Block, %1</translation>
    </message>
    <message>
        <source>Done in about</source>
        <translation>Fertig in etwa</translation>
    </message>
    <message>
        <source>To answer a key request</source>
        <translation>Frist für den Schlüssel</translation>
    </message>
    <message>
        <source>To run</source>
        <translation>Zum Ausführen</translation>
    </message>
    <message>
        <source>Deposit per join</source>
        <translation>Pfand je Beitritt</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Balance afterwards</source>
        <translation>Guthaben danach</translation>
    </message>
    <message>
        <source>If no committee is found</source>
        <translation>Wenn kein Komitee zustande kommt</translation>
    </message>
    <message>
        <source>All %1 LEO returns.</source>
        <translation>Alle %1 LEO gehen zurück.</translation>
    </message>
    <message>
        <source>If you refuse or do not answer</source>
        <translation>Wenn Sie verweigern oder nicht antworten</translation>
    </message>
    <message>
        <source>If the code fails or runs out of time</source>
        <translation>Wenn der Code scheitert oder die Zeit abläuft</translation>
    </message>
    <message>
        <source>You need %1 LEO more</source>
        <translation>Es fehlen %1 LEO</translation>
    </message>
    <message>
        <source>This offer is %1 LEO. You have %2 available and %3 held.</source>
        <translation>Dieses Angebot beträgt %1 LEO. Verfügbar sind %2, gebunden %3.</translation>
    </message>
    <message>
        <source>Receive LEO</source>
        <translation>LEO empfangen</translation>
    </message>
    <message>
        <source>Offer %1</source>
        <translation>%1 anbieten</translation>
    </message>
    <message>
        <source>The offer is %1 LEO too low</source>
        <translation>Das Angebot ist um %1 LEO zu niedrig</translation>
    </message>
    <message>
        <source>Less than %1 LEO would leave nothing for the committee after the fee and the price.</source>
        <translation>Weniger als %1 LEO ließe dem Komitee nach Gebühr und Preis nichts übrig.</translation>
    </message>
    <message numerus="yes">
        <source>Only %n node(s) qualify</source>
        <translation>
            <numerusform>Nur %n Knoten ist geeignet</numerusform>
            <numerusform>Nur %n Knoten sind geeignet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Ask for less credit, or wait for more nodes.</source>
        <translation>%1 Weniger Punkte verlangen oder auf mehr Knoten warten.</translation>
    </message>
    <message>
        <source>Lower to %1</source>
        <translation>Auf %1 senken</translation>
    </message>
    <message>
        <source>%1&apos;s bond covers no further task now</source>
        <translation>Die Kaution von %1 deckt jetzt keine weitere Aufgabe</translation>
    </message>
    <message>
        <source>Its free part is used by open tasks. It is free again as they end.</source>
        <translation>Ihr freier Teil ist an offene Aufgaben gebunden. Er wird frei, wenn sie enden.</translation>
    </message>
    <message>
        <source>Minimum %1</source>
        <translation>Mindestens %1</translation>
    </message>
    <message>
        <source>Usual %1–%2</source>
        <translation>Üblich %1–%2</translation>
    </message>
    <message>
        <source>%1 of %2 nodes online meet this</source>
        <translation>%1 von %2 Knoten online erfüllen das</translation>
    </message>
    <message>
        <source>The author of the code</source>
        <translation>Der Autor des Codes</translation>
    </message>
    <message>
        <source>%1 never sees your picture.</source>
        <translation>%1 sieht Ihr Bild nie.</translation>
    </message>
    <message>
        <source>%1 never sees your data.</source>
        <translation>%1 sieht Ihre Daten nie.</translation>
    </message>
    <message>
        <source>Nodes store only ciphertext.</source>
        <translation>Knoten speichern nur Verschlüsseltes.</translation>
    </message>
    <message>
        <source>Your key goes to one verified machine, after you agree.</source>
        <translation>Ihr Schlüssel geht an eine geprüfte Maschine, nachdem Sie zugestimmt haben.</translation>
    </message>
    <message>
        <source>Your key goes to one verified machine, when all six checks have passed.</source>
        <translation>Ihr Schlüssel geht an eine geprüfte Maschine, wenn alle sechs Prüfungen bestanden sind.</translation>
    </message>
    <message>
        <source>It wipes both afterwards; monitors check its report.</source>
        <translation>Danach löscht sie beides; Prüfer kontrollieren ihren Bericht.</translation>
    </message>
    <message>
        <source>Post task</source>
        <translation>Aufgabe stellen</translation>
    </message>
    <message>
        <source>Post task for %1 LEO</source>
        <translation>Aufgabe für %1 LEO stellen</translation>
    </message>
    <message>
        <source>Not connected: a task can be posted when the network answers again.</source>
        <translation>Nicht verbunden: Eine Aufgabe lässt sich stellen, wenn das Netz wieder antwortet.</translation>
    </message>
    <message>
        <source>Choose or create a wallet first.</source>
        <translation>Zuerst eine Wallet wählen oder anlegen.</translation>
    </message>
    <message>
        <source>Choose a lambda.</source>
        <translation>Ein Lambda wählen.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Eine Datei wählen.</translation>
    </message>
    <message>
        <source>%1 does not take this kind of file.</source>
        <translation>%1 nimmt diese Art von Datei nicht.</translation>
    </message>
    <message>
        <source>Asking the network…</source>
        <translation>Das Netz wird gefragt …</translation>
    </message>
    <message>
        <source>The task was not prepared: %1. Nothing was spent.</source>
        <translation>Die Aufgabe wurde nicht vorbereitet: %1. Nichts wurde ausgegeben.</translation>
    </message>
    <message>
        <source>If the code&apos;s key does not come</source>
        <translation>Wenn der Code-Schlüssel ausbleibt</translation>
    </message>
</context>
<context>
    <name>leo::ui::ConsentView</name>
    <message>
        <source>Key request. %1 %2 left.</source>
        <translation>Schlüsselanfrage. %1 Noch %2.</translation>
    </message>
    <message>
        <source>Key request: %1 left.</source>
        <translation>Schlüsselanfrage: noch %1.</translation>
    </message>
    <message>
        <source>Checking the executor</source>
        <translation>Der Ausführer wird geprüft</translation>
    </message>
    <message>
        <source>Releasing automatically</source>
        <translation>Wird automatisch freigegeben</translation>
    </message>
    <message>
        <source>Release the key of your code?</source>
        <translation>Den Schlüssel Ihres Codes freigeben?</translation>
    </message>
    <message>
        <source>Release your key?</source>
        <translation>Ihren Schlüssel freigeben?</translation>
    </message>
    <message>
        <source>Released automatically</source>
        <translation>Automatisch freigegeben</translation>
    </message>
    <message>
        <source>Checked before your key left</source>
        <translation>Geprüft, bevor Ihr Schlüssel ging</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Schlüssel verweigert</translation>
    </message>
    <message>
        <source>Key not released</source>
        <translation>Schlüssel nicht freigegeben</translation>
    </message>
    <message>
        <source>Key request expired</source>
        <translation>Schlüsselanfrage abgelaufen</translation>
    </message>
    <message>
        <source>The key is sealed to this machine&apos;s TPM in the state that was checked. It opens your code, once, for this task.</source>
        <translation>Der Schlüssel wird an das TPM dieser Maschine in dem geprüften Zustand versiegelt. Er öffnet Ihren Code, einmal, für diese Aufgabe.</translation>
    </message>
    <message>
        <source>The key is sealed to this machine&apos;s TPM in the state that was checked. It opens one input, once.</source>
        <translation>Der Schlüssel wird an das TPM dieser Maschine in dem geprüften Zustand versiegelt. Er öffnet eine Eingabe, einmal.</translation>
    </message>
    <message>
        <source>%1 If you refuse or do not answer, the task ends: %2</source>
        <translation>%1 Wenn Sie verweigern oder nicht antworten, endet die Aufgabe: %2</translation>
    </message>
    <message>
        <source>not known before its proof is verified here</source>
        <translation>unbekannt, bis sein Beweis hier geprüft ist</translation>
    </message>
    <message>
        <source>executor</source>
        <translation>Ausführer</translation>
    </message>
    <message>
        <source>executor, %1</source>
        <translation>Ausführer, %1</translation>
    </message>
    <message>
        <source>%1 of %2 passed</source>
        <translation>%1 von %2 bestanden</translation>
    </message>
    <message>
        <source>Not connected: a key can be released when the network answers again.</source>
        <translation>Nicht verbunden: Ein Schlüssel lässt sich freigeben, wenn das Netz wieder antwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) did not pass. The key stays here.</source>
        <translation>
            <numerusform>%n Prüfung wurde nicht bestanden. Der Schlüssel bleibt hier.</numerusform>
            <numerusform>%n Prüfungen wurden nicht bestanden. Der Schlüssel bleibt hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>The key can be released when all six checks have passed.</source>
        <translation>Der Schlüssel kann freigegeben werden, wenn alle sechs Prüfungen bestanden sind.</translation>
    </message>
    <message>
        <source>Refuse and end this task? %1 of %2 LEO returns.</source>
        <translation>Verweigern und diese Aufgabe beenden? %1 von %2 LEO gehen zurück.</translation>
    </message>
    <message>
        <source>The key was not released: %1</source>
        <translation>Der Schlüssel wurde nicht freigegeben: %1</translation>
    </message>
    <message>
        <source>The refusal was not sent: %1</source>
        <translation>Die Verweigerung wurde nicht gesendet: %1</translation>
    </message>
</context>
<context>
    <name>leo::ui::EventsView</name>
    <message>
        <source>off chain</source>
        <translation>neben der Kette</translation>
    </message>
</context>
<context>
    <name>leo::ui::ExplorerArea</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 LEO</source>
        <translation>%1 LEO</translation>
    </message>
    <message>
        <source>Longest block interval</source>
        <translation>Längster Blockabstand</translation>
    </message>
    <message>
        <source>Snapshot looks back</source>
        <translation>Schnappschuss blickt zurück</translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>%1 Blöcke</translation>
    </message>
    <message>
        <source>Join window</source>
        <translation>Beitrittsfrist</translation>
    </message>
    <message>
        <source>Reveal window</source>
        <translation>Aufdeckungsfrist</translation>
    </message>
    <message>
        <source>Key window</source>
        <translation>Schlüsselfrist</translation>
    </message>
    <message>
        <source>Confirmation window</source>
        <translation>Bestätigungsfrist</translation>
    </message>
    <message>
        <source>Draws, turns</source>
        <translation>Ziehungen, Runden</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Fewest members</source>
        <translation>Mindestzahl der Mitglieder</translation>
    </message>
    <message>
        <source>Burned of an offer</source>
        <translation>Von einem Angebot verbrannt</translation>
    </message>
    <message>
        <source>Idle pay of the committee&apos;s share</source>
        <translation>Wartegeld vom Anteil des Komitees</translation>
    </message>
    <message>
        <source>Deposit per join, at least</source>
        <translation>Pfand je Beitritt, mindestens</translation>
    </message>
    <message>
        <source>Deposit of a node</source>
        <translation>Pfand eines Knotens</translation>
    </message>
    <message>
        <source>Bond of a lambda, at least</source>
        <translation>Kaution eines Lambdas, mindestens</translation>
    </message>
    <message>
        <source>Credit: executor, monitor</source>
        <translation>Punkte: Ausführer, Prüfer</translation>
    </message>
    <message>
        <source>+%1, +%2</source>
        <translation>+%1, +%2</translation>
    </message>
    <message>
        <source>Credit: absent, failed executor</source>
        <translation>Punkte: abwesend, Ausführer gescheitert</translation>
    </message>
    <message>
        <source>−%1, −%2</source>
        <translation>−%1, −%2</translation>
    </message>
    <message>
        <source>Seats of a draw</source>
        <translation>Plätze einer Ziehung</translation>
    </message>
    <message>
        <source>at least every %1, final after 1</source>
        <translation>mindestens alle %1, endgültig nach 1</translation>
    </message>
</context>
<context>
    <name>leo::ui::FolderView</name>
    <message>
        <source>This folder cannot be read: %1.</source>
        <translation>Dieser Ordner ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>This is more than a lambda may hold: %1.</source>
        <translation>Das ist mehr, als ein Lambda enthalten darf: %1.</translation>
    </message>
    <message>
        <source>lambda.json is not in order: %1.</source>
        <translation>lambda.json ist nicht in Ordnung: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n file(s) · %2</source>
        <translation>
            <numerusform>%1 · %n Datei · %2</numerusform>
            <numerusform>%1 · %n Dateien · %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 more files are there and not listed.</source>
        <translation>%1 weitere Dateien sind da und nicht aufgeführt.</translation>
    </message>
    <message>
        <source>A lambda holds at most %1 files and %2. This folder has %3 and %4. Name what the code does not need in .leoignore, then read the folder again.</source>
        <translation>Ein Lambda fasst höchstens %1 Dateien und %2. Dieser Ordner hat %3 und %4. Nennen Sie in .leoignore, was der Code nicht braucht, und lesen Sie den Ordner dann neu.</translation>
    </message>
</context>
<context>
    <name>leo::ui::HomeView</name>
    <message>
        <source>Offer for %1</source>
        <translation>Angebot für %1</translation>
    </message>
    <message>
        <source>Deposit for %1</source>
        <translation>Pfand für %1</translation>
    </message>
    <message>
        <source>Bond of %1</source>
        <translation>Kaution von %1</translation>
    </message>
    <message>
        <source>Miss fee kept for %1</source>
        <translation>Ausfallgebühr für %1 zurückgelegt</translation>
    </message>
    <message>
        <source>Deposit of the node</source>
        <translation>Pfand des Knotens</translation>
    </message>
    <message>
        <source>paid or returned when the task ends</source>
        <translation>wird bezahlt oder kommt zurück, wenn die Aufgabe endet</translation>
    </message>
    <message>
        <source>returns when the task ends</source>
        <translation>kommt zurück, wenn die Aufgabe endet</translation>
    </message>
    <message>
        <source>free when the task ends</source>
        <translation>wird frei, wenn die Aufgabe endet</translation>
    </message>
    <message>
        <source>returns after the lambda is retired</source>
        <translation>kommt zurück, nachdem das Lambda zurückgezogen ist</translation>
    </message>
    <message>
        <source>returns after the node has left</source>
        <translation>kommt zurück, nachdem der Knoten das Netz verlassen hat</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gebunden</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Spent so far</source>
        <translation>Bisher ausgegeben</translation>
    </message>
    <message>
        <source>Burned of that</source>
        <translation>Davon verbrannt</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>earned by its node</source>
        <translation>von ihrem Knoten verdient</translation>
    </message>
    <message>
        <source>%1 %2 left.</source>
        <translation>%1 Noch %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n tx</source>
        <translation>
            <numerusform>%n Tx</numerusform>
            <numerusform>%n Tx</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 LEO</source>
        <translation>%1 LEO</translation>
    </message>
    <message>
        <source>Leo L1</source>
        <translation>Leo L1</translation>
    </message>
    <message>
        <source>EVM contract</source>
        <translation>EVM-Vertrag</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · a block at least every %2</source>
        <translation>%1 · mindestens alle %2 ein Block</translation>
    </message>
    <message>
        <source>Use someone&apos;s code on your data.</source>
        <translation>Fremden Code auf eigenen Daten nutzen.</translation>
    </message>
    <message>
        <source>Use someone&apos;s code on your data. Prices from %1 LEO.</source>
        <translation>Fremden Code auf eigenen Daten nutzen. Ab %1 LEO.</translation>
    </message>
    <message numerus="yes">
        <source>%n lambda(s) live</source>
        <translation>
            <numerusform>%n Lambda aktiv</numerusform>
            <numerusform>%n Lambdas aktiv</numerusform>
        </translation>
    </message>
    <message>
        <source>Get paid per use. Your source stays sealed.</source>
        <translation>Je Nutzung bezahlt werden. Der Quelltext bleibt versiegelt.</translation>
    </message>
    <message>
        <source>Node running · credit %1</source>
        <translation>Knoten läuft · Punkte %1</translation>
    </message>
    <message>
        <source>Node draining</source>
        <translation>Knoten läuft aus</translation>
    </message>
    <message>
        <source>Node starting</source>
        <translation>Knoten startet</translation>
    </message>
    <message>
        <source>Node waiting for admission</source>
        <translation>Knoten wartet auf Aufnahme</translation>
    </message>
    <message>
        <source>Your node needs attention</source>
        <translation>Ihr Knoten braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Earn LEO and credit with a TPM 2.0.</source>
        <translation>LEO und Punkte verdienen, mit einem TPM 2.0.</translation>
    </message>
</context>
<context>
    <name>leo::ui::InputFile</name>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file may not be read with your rights.</source>
        <translation>Die Datei darf mit Ihren Rechten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Leo cannot use this kind of file: %1</source>
        <translation>Leo kann diese Art von Datei nicht verwenden: %1</translation>
    </message>
    <message>
        <source>The file is too large: %1</source>
        <translation>Die Datei ist zu groß: %1</translation>
    </message>
    <message>
        <source>The file is damaged: %1</source>
        <translation>Die Datei ist beschädigt: %1</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>Die Datei konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Only files of this computer can be used.</source>
        <translation>Nur Dateien dieses Computers können verwendet werden.</translation>
    </message>
    <message>
        <source>clipboard.png</source>
        <translation>Zwischenablage.png</translation>
    </message>
    <message>
        <source>clipboard.txt</source>
        <translation>Zwischenablage.txt</translation>
    </message>
    <message>
        <source>No preview for this kind of file.</source>
        <translation>Für diese Art von Datei gibt es keine Vorschau.</translation>
    </message>
    <message>
        <source>No preview: %1.</source>
        <translation>Keine Vorschau: %1.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Location in EXIF</source>
        <translation>Ort im EXIF</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Öffnet</translation>
    </message>
    <message>
        <source>one sandbox, once</source>
        <translation>eine Sandbox, einmal</translation>
    </message>
</context>
<context>
    <name>leo::ui::KeyReleases</name>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Verweigert</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>nicht gültig</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n line(s) to %1</source>
        <translation>
            <numerusform>%n Zeile in %1 gespeichert</numerusform>
            <numerusform>%n Zeilen in %1 gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be written: %1.</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>leo::ui::LambdaChoices</name>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 LEO</source>
        <translation>%1 LEO</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>does not take this file</source>
        <translation>nimmt diese Datei nicht</translation>
    </message>
    <message>
        <source>no runs yet</source>
        <translation>noch keine Läufe</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 von %2 Läufen</translation>
    </message>
    <message>
        <source>%1 memory, %2 at most</source>
        <translation>%1 Speicher, höchstens %2</translation>
    </message>
</context>
<context>
    <name>leo::ui::LambdaForm</name>
    <message>
        <source>A whole number from %1 to %2.</source>
        <translation>Eine ganze Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>An amount is needed.</source>
        <translation>Ein Betrag wird gebraucht.</translation>
    </message>
    <message>
        <source>At least 0.000000001 LEO.</source>
        <translation>Mindestens 0,000000001 LEO.</translation>
    </message>
    <message>
        <source>This network asks for at least %1 LEO.</source>
        <translation>Dieses Netz verlangt mindestens %1 LEO.</translation>
    </message>
    <message>
        <source>The bond must cover at least one miss fee.</source>
        <translation>Die Kaution muss mindestens eine Ausfallgebühr decken.</translation>
    </message>
    <message>
        <source>You need %1 LEO more.</source>
        <translation>Es fehlen %1 LEO.</translation>
    </message>
    <message>
        <source>A lambda needs a name.</source>
        <translation>Ein Lambda braucht einen Namen.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Numbers with points, such as 1.2.0.</source>
        <translation>Zahlen mit Punkten, etwa 1.2.0.</translation>
    </message>
    <message>
        <source>What should be started in the folder?</source>
        <translation>Was soll in dem Ordner gestartet werden?</translation>
    </message>
    <message>
        <source>A media type, such as image/png.</source>
        <translation>Ein Medientyp, etwa image/png.</translation>
    </message>
    <message>
        <source>Media types with commas between, such as image/png.</source>
        <translation>Medientypen mit Kommas dazwischen, etwa image/png.</translation>
    </message>
    <message>
        <source>Which media types does it take?</source>
        <translation>Welche Medientypen nimmt es?</translation>
    </message>
    <message>
        <source>Choose the image it runs in.</source>
        <translation>Das Image wählen, in dem es läuft.</translation>
    </message>
    <message>
        <source>This image is not on this computer any more. Choose one that is.</source>
        <translation>Dieses Image ist nicht mehr auf diesem Computer. Ein vorhandenes wählen.</translation>
    </message>
    <message>
        <source>%1 now points to another image. The one your draft pinned is kept until you choose the new one.</source>
        <translation>%1 zeigt jetzt auf ein anderes Image. Das in Ihrem Entwurf festgelegte bleibt, bis Sie das neue wählen.</translation>
    </message>
    <message>
        <source>%1 now points to another image, and the one your draft pinned is gone.</source>
        <translation>%1 zeigt jetzt auf ein anderes Image, und das in Ihrem Entwurf festgelegte ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>leo::ui::LiarLab</name>
    <message>
        <source>The lying program ended by itself.</source>
        <translation>Das lügende Programm hat von selbst geendet.</translation>
    </message>
    <message>
        <source>%1 links of garbage, %2 of them dropped by the others</source>
        <translation>%1 Verbindungen voll Unsinn, %2 davon von den anderen getrennt</translation>
    </message>
    <message>
        <source>%1 messages sent</source>
        <translation>%1 Nachrichten gesendet</translation>
    </message>
    <message>
        <source>%1 LEO, %2 since it lies</source>
        <translation>%1 LEO, %2 seit er lügt</translation>
    </message>
    <message>
        <source>%1, %2 since it lies</source>
        <translation>%1, %2 seit er lügt</translation>
    </message>
</context>
<context>
    <name>leo::ui::LocalStart</name>
    <message>
        <source>Programs found</source>
        <translation>Programme gefunden</translation>
    </message>
    <message>
        <source>Wallets and keys made</source>
        <translation>Wallets und Schlüssel angelegt</translation>
    </message>
    <message>
        <source>Software TPMs made</source>
        <translation>Software-TPMs angelegt</translation>
    </message>
    <message>
        <source>Layer one started</source>
        <translation>Layer 1 gestartet</translation>
    </message>
    <message>
        <source>Nodes attesting each other</source>
        <translation>Knoten attestieren einander</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>TPM ready</source>
        <translation>TPM bereit</translation>
    </message>
    <message>
        <source>quoting</source>
        <translation>weist nach</translation>
    </message>
    <message>
        <source>attested</source>
        <translation>attestiert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>done before</source>
        <translation>früher erledigt</translation>
    </message>
    <message>
        <source>Node %1, %2</source>
        <translation>Knoten %1, %2</translation>
    </message>
    <message>
        <source>%1 · about %2 left</source>
        <translation>%1 · noch etwa %2</translation>
    </message>
    <message>
        <source>Something else uses what the network needs</source>
        <translation>Etwas anderes belegt, was das Netz braucht</translation>
    </message>
    <message>
        <source>Too little disk space</source>
        <translation>Zu wenig Platz auf der Platte</translation>
    </message>
    <message>
        <source>A program is missing</source>
        <translation>Ein Programm fehlt</translation>
    </message>
    <message>
        <source>The local network did not start</source>
        <translation>Das lokale Netz ist nicht gestartet</translation>
    </message>
    <message>
        <source>A port or the data directory is taken. Close the program that holds it, then try again.</source>
        <translation>Ein Port oder das Datenverzeichnis ist belegt. Das Programm schließen, das es hält, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The network needs about 300 MB. Make room, then try again.</source>
        <translation>Das Netz braucht etwa 300 MB. Platz schaffen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>A software TPM (swtpm) and a sandbox (runc or bubblewrap) are needed. Install what is named below, then try again.</source>
        <translation>Ein Software-TPM (swtpm) und eine Sandbox (runc oder bubblewrap) werden gebraucht. Installieren, was unten genannt ist, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>No money and no data are involved yet. Try again, or copy the log for a report.</source>
        <translation>Noch sind weder Geld noch Daten im Spiel. Erneut versuchen oder das Protokoll für einen Bericht kopieren.</translation>
    </message>
</context>
<context>
    <name>leo::ui::MyLambdas</name>
    <message>
        <source>Retired</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Deprecated</source>
        <translation>Abgekündigt</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 processes</source>
        <translation>%1 · %2 · %3 Prozesse</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1%2 % on the previous 30</source>
        <translation>%1%2&#x202f;% zu den vorigen 30</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>%1 am Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) gave no result</source>
        <translation>
            <numerusform>%n Lauf ohne Ergebnis</numerusform>
            <numerusform>%n Läufe ohne Ergebnis</numerusform>
        </translation>
    </message>
    <message>
        <source>At least 0.000000001 LEO.</source>
        <translation>Mindestens 0,000000001 LEO.</translation>
    </message>
    <message>
        <source>This is the price it has.</source>
        <translation>Diesen Preis hat es schon.</translation>
    </message>
</context>
<context>
    <name>leo::ui::NetworkWatch</name>
    <message>
        <source>not live</source>
        <translation>nicht live</translation>
    </message>
    <message>
        <source>not live, as of %1</source>
        <translation>nicht live, Stand %1</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of the network.</source>
        <translation>Die Uhr dieses Computers geht gegenüber dem Netz %1 vor.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind the network.</source>
        <translation>Die Uhr dieses Computers geht gegenüber dem Netz %1 nach.</translation>
    </message>
</context>
<context>
    <name>leo::ui::NetworksArea</name>
    <message>
        <source>EVM contract</source>
        <translation>EVM-Vertrag</translation>
    </message>
    <message>
        <source>Leo L1</source>
        <translation>Leo L1</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Holt auf</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>−%1 blocks</source>
        <translation>−%1 Blöcke</translation>
    </message>
    <message>
        <source>one block at least every %1</source>
        <translation>mindestens alle %1 ein Block</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of the network. Set it, or deadlines pass early.</source>
        <translation>Die Uhr dieses Computers geht gegenüber dem Netz %1 vor. Stellen, sonst laufen Fristen zu früh ab.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind the network. Set it, or deadlines pass late.</source>
        <translation>Die Uhr dieses Computers geht gegenüber dem Netz %1 nach. Stellen, sonst laufen Fristen zu spät ab.</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig</translation>
    </message>
    <message>
        <source>within %1</source>
        <translation>innerhalb von %1</translation>
    </message>
    <message>
        <source>This is neither an invitation nor an address of a network.</source>
        <translation>Das ist weder eine Einladung noch die Adresse eines Netzes.</translation>
    </message>
    <message>
        <source>Nobody answers at this address. Check it, and your connection.</source>
        <translation>Unter dieser Adresse antwortet niemand. Adresse und Verbindung prüfen.</translation>
    </message>
    <message>
        <source>Another network answers there than the invitation names.</source>
        <translation>Dort antwortet ein anderes Netz, als die Einladung nennt.</translation>
    </message>
    <message>
        <source>Leo stopped following %1 at block %2 and goes on by itself when there is room. What was acknowledged is kept; nothing is lost.</source>
        <translation>Leo folgt %1 seit Block %2 nicht mehr und macht von selbst weiter, sobald Platz ist. Bestätigtes ist erhalten; nichts ist verloren.</translation>
    </message>
    <message>
        <source>Leo stopped following %1 at block %2, because its files cannot be written: %3. It goes on by itself when they can.</source>
        <translation>Leo folgt %1 seit Block %2 nicht mehr, weil sich seine Dateien nicht schreiben lassen: %3. Es macht von selbst weiter, sobald das geht.</translation>
    </message>
</context>
<context>
    <name>leo::ui::NewWallet</name>
    <message>
        <source>Word %1 is another one. Look at what you wrote, or show the words again.</source>
        <translation>Wort %1 ist ein anderes. Im Aufgeschriebenen nachsehen oder die Wörter noch einmal zeigen.</translation>
    </message>
    <message>
        <source>A wallet needs a name.</source>
        <translation>Eine Wallet braucht einen Namen.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Die beiden Passwörter sind verschieden.</translation>
    </message>
    <message>
        <source>%1 of 24 words are there.</source>
        <translation>%1 von 24 Wörtern sind da.</translation>
    </message>
    <message>
        <source>This wallet is on this computer already.</source>
        <translation>Diese Wallet ist schon auf diesem Computer.</translation>
    </message>
    <message>
        <source>This is not a backup of a Leo wallet: %1.</source>
        <translation>Das ist keine Sicherung einer Leo-Wallet: %1.</translation>
    </message>
</context>
<context>
    <name>leo::ui::NodeArea</name>
    <message>
        <source>In %1 layer one found that what your node had signed is false. Half of the deposits went to the reporter, half was burned. The node is inactive and cannot work again.</source>
        <translation>In %1 hat Layer 1 festgestellt, dass etwas falsch ist, das Ihr Node unterschrieben hat. Die Pfänder gingen zur Hälfte an den Melder, die andere Hälfte wurde verbrannt. Der Node ist inaktiv und kann nicht wieder arbeiten.</translation>
    </message>
    <message>
        <source>Dispute lost: both deposits and all %1 credit</source>
        <translation>Streitfall verloren: beide Pfänder und alle %1 Punkte</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Wurzel</translation>
    </message>
    <message>
        <source>This EK</source>
        <translation>Dieser EK</translation>
    </message>
    <message>
        <source>Intermediate</source>
        <translation>Zwischenstelle</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Anerkannt</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Nicht anerkannt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Not drawn yet</source>
        <translation>Noch nicht gezogen</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Ausführer</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Task %1 at %2.</source>
        <translation>Aufgabe %1, %2.</translation>
    </message>
    <message>
        <source>PCR %1 (%2) of this computer is not what the network expects.</source>
        <translation>PCR %1 (%2) dieses Computers ist nicht, was das Netz erwartet.</translation>
    </message>
    <message>
        <source>Your node failed as executor: %1 LEO and %2 credit</source>
        <translation>Ihr Knoten ist als Ausführer gescheitert: %1 LEO und %2 Punkte</translation>
    </message>
    <message>
        <source>Review evidence</source>
        <translation>Beweise ansehen</translation>
    </message>
    <message>
        <source>The clock is off</source>
        <translation>Die Uhr geht falsch</translation>
    </message>
    <message>
        <source>A node that is late misses its deadlines.</source>
        <translation>Ein Knoten, der zu spät ist, verpasst seine Fristen.</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>Die Platte ist fast voll</translation>
    </message>
    <message>
        <source>%1 are left. Images of new lambdas may not fit.</source>
        <translation>%1 sind frei. Images neuer Lambdas passen vielleicht nicht.</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>%1 heute</translation>
    </message>
    <message>
        <source>%1 today, rank %2 of %3</source>
        <translation>%1 heute, Rang %2 von %3</translation>
    </message>
    <message>
        <source>Earned today</source>
        <translation>Heute verdient</translation>
    </message>
    <message>
        <source>%1 in 30 days</source>
        <translation>%1 in 30 Tagen</translation>
    </message>
    <message>
        <source>Deposits held</source>
        <translation>Pfänder gebunden</translation>
    </message>
    <message>
        <source>1 task in flight</source>
        <translation>1 Aufgabe unterwegs</translation>
    </message>
    <message>
        <source>%1 tasks in flight</source>
        <translation>%1 Aufgaben unterwegs</translation>
    </message>
    <message>
        <source>Tasks today</source>
        <translation>Aufgaben heute</translation>
    </message>
    <message>
        <source>roles hidden</source>
        <translation>Rollen verborgen</translation>
    </message>
    <message>
        <source>%1 executor, %2 monitor</source>
        <translation>%1 als Ausführer, %2 als Prüfer</translation>
    </message>
    <message>
        <source>Leaving ends this node. Its deposit of %1 LEO returns after the unbonding time of %2.</source>
        <translation>Verlassen beendet diesen Knoten. Sein Pfand von %1 LEO kommt nach der Auslösefrist von %2 zurück.</translation>
    </message>
    <message>
        <source>Credit now</source>
        <translation>Punkte jetzt</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>alle Kerne</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>%1 of %2 cores</source>
        <translation>%1 von %2 Kernen</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory per task</source>
        <translation>Speicher je Aufgabe</translation>
    </message>
    <message>
        <source>what the task asks for</source>
        <translation>was die Aufgabe verlangt</translation>
    </message>
    <message>
        <source>Smallest offer</source>
        <translation>Kleinstes Angebot</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>1 container</source>
        <translation>1 Container</translation>
    </message>
    <message>
        <source>%1 containers</source>
        <translation>%1 Container</translation>
    </message>
    <message>
        <source>Cached images</source>
        <translation>Images auf Vorrat</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Last clean-up</source>
        <translation>Zuletzt aufgeräumt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>Cost none of the last %1 tasks missed</source>
        <translation>Kostete keine der letzten %1 entgangenen Aufgaben</translation>
    </message>
    <message>
        <source>Cost %1 of the last %2 tasks missed</source>
        <translation>Kostete %1 der letzten %2 entgangenen Aufgaben</translation>
    </message>
    <message>
        <source>%1 cores here, %2 % in use</source>
        <translation>%1 Kerne hier, %2&#x202f;% belegt</translation>
    </message>
    <message>
        <source>%1 here, %2 free</source>
        <translation>%1 hier, %2 frei</translation>
    </message>
    <message>
        <source>CPU %1 %</source>
        <translation>CPU %1&#x202f;%</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Aufgaben</translation>
    </message>
    <message>
        <source>%1 tasks, %2 in flight</source>
        <translation>%1 Aufgaben, %2 unterwegs</translation>
    </message>
    <message>
        <source>Sign the registration</source>
        <translation>Registrierung unterschreiben</translation>
    </message>
    <message>
        <source>Register and start node</source>
        <translation>Knoten registrieren und starten</translation>
    </message>
    <message>
        <source>Start node</source>
        <translation>Knoten starten</translation>
    </message>
    <message>
        <source>The network of this computer runs this node.</source>
        <translation>Das Netz dieses Computers führt diesen Knoten aus.</translation>
    </message>
    <message>
        <source>This node cannot work again.</source>
        <translation>Dieser Knoten kann nicht wieder arbeiten.</translation>
    </message>
    <message>
        <source>The node needs a name.</source>
        <translation>Der Knoten braucht einen Namen.</translation>
    </message>
    <message>
        <source>A check failed. Its remedy is beside it.</source>
        <translation>Eine Prüfung ist fehlgeschlagen. Die Abhilfe steht daneben.</translation>
    </message>
    <message>
        <source>The checks are under way.</source>
        <translation>Die Prüfungen laufen.</translation>
    </message>
    <message>
        <source>This computer starts otherwise than before</source>
        <translation>Dieser Computer startet anders als zuvor</translation>
    </message>
    <message>
        <source>Its registers changed. If the change came from an update, take the new state as this computer&apos;s; the network judges it at the next renewal.</source>
        <translation>Seine Register haben sich geändert. Kam die Änderung von einem Update, übernehmen Sie den neuen Zustand für diesen Computer; das Netz beurteilt ihn bei der nächsten Erneuerung.</translation>
    </message>
    <message>
        <source>Attest new state</source>
        <translation>Neuen Zustand attestieren</translation>
    </message>
    <message>
        <source>confirmed %1</source>
        <translation>bestätigt %1</translation>
    </message>
    <message>
        <source>incomplete %1</source>
        <translation>unvollständig %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The last run kept %1 busy</source>
        <translation>Der letzte Lauf beschäftigte %1</translation>
    </message>
    <message>
        <source>The last run took %1</source>
        <translation>Der letzte Lauf brauchte %1</translation>
    </message>
    <message>
        <source>Leo&apos;s node itself: CPU %1 %, %2</source>
        <translation>Leos Knoten selbst: CPU %1 %, %2</translation>
    </message>
</context>
<context>
    <name>leo::ui::NodeCharts</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>leo::ui::NodeLimitsForm</name>
    <message>
        <source>A whole number up to %1.</source>
        <translation>Eine ganze Zahl bis %1.</translation>
    </message>
    <message>
        <source>A number of GB, with &quot;%1&quot; before its decimals.</source>
        <translation>Eine Zahl in GB, mit „%1“ vor den Nachkommastellen.</translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>Dieser Computer hat %1.</translation>
    </message>
    <message>
        <source>An amount of LEO with at most nine decimals after &quot;%1&quot;.</source>
        <translation>Ein Betrag in LEO mit höchstens neun Nachkommastellen nach „%1“.</translation>
    </message>
    <message>
        <source>Two times of the day, such as 22:00 and 6:30.</source>
        <translation>Zwei Uhrzeiten, etwa 22:00 und 6:30.</translation>
    </message>
    <message>
        <source>The two times are the same. Choose Always for the whole day.</source>
        <translation>Die beiden Zeiten sind gleich. Für den ganzen Tag „Immer“ wählen.</translation>
    </message>
</context>
<context>
    <name>leo::ui::Palette</name>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>Alice</source>
        <translation>Alice</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>Meine Aufgaben</translation>
    </message>
    <message>
        <source>New lambda</source>
        <translation>Neues Lambda</translation>
    </message>
    <message>
        <source>Bob</source>
        <translation>Bob</translation>
    </message>
    <message>
        <source>My lambdas</source>
        <translation>Meine Lambdas</translation>
    </message>
    <message>
        <source>Key releases</source>
        <translation>Schlüsselfreigaben</translation>
    </message>
    <message>
        <source>Node dashboard</source>
        <translation>Übersicht des Knotens</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>TPM identity</source>
        <translation>TPM-Identität</translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>Wallets and backup</source>
        <translation>Wallets und Sicherung</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Lock wallet</source>
        <translation>Wallet sperren</translation>
    </message>
    <message>
        <source>Use light theme</source>
        <translation>Helles Farbschema benutzen</translation>
    </message>
    <message>
        <source>Use dark theme</source>
        <translation>Dunkles Farbschema benutzen</translation>
    </message>
    <message>
        <source>Copy my address</source>
        <translation>Meine Adresse kopieren</translation>
    </message>
    <message>
        <source>On the chain</source>
        <translation>In der Kette</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>leo::ui::ProgramLog</name>
    <message>
        <source>The file could not be written: %1.</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>leo::ui::PublishProgressView</name>
    <message>
        <source>Published. %1</source>
        <translation>Veröffentlicht. %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Encrypt with a new key</source>
        <translation>Mit neuem Schlüssel verschlüsseln</translation>
    </message>
    <message>
        <source>The key stays on this computer, in the file of the wallet that publishes</source>
        <translation>Der Schlüssel bleibt auf diesem Computer, in der Datei der Wallet, die veröffentlicht</translation>
    </message>
    <message>
        <source>Sign the lambda transaction</source>
        <translation>Die Lambda-Transaktion unterschreiben</translation>
    </message>
    <message>
        <source>Your wallet asks for confirmation</source>
        <translation>Ihre Wallet bittet um Bestätigung</translation>
    </message>
    <message>
        <source>Store the ciphertext</source>
        <translation>Verschlüsseltes ablegen</translation>
    </message>
    <message>
        <source>Confirmed on layer one</source>
        <translation>Auf Layer 1 bestätigt</translation>
    </message>
</context>
<context>
    <name>leo::ui::PublishWizard</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Runtime and price</source>
        <translation>Laufzeit und Preis</translation>
    </message>
    <message>
        <source>%1 · %2 LEO</source>
        <translation>%1 · %2 LEO</translation>
    </message>
    <message>
        <source>Test run</source>
        <translation>Testlauf</translation>
    </message>
    <message>
        <source>Passed in %1</source>
        <translation>Bestanden in %1</translation>
    </message>
    <message>
        <source>Encrypt and publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>A draft needs a folder or a name.</source>
        <translation>Ein Entwurf braucht einen Ordner oder einen Namen.</translation>
    </message>
    <message>
        <source>Draft saved at %1</source>
        <translation>Entwurf gespeichert um %1</translation>
    </message>
    <message>
        <source>Similar lambdas ask %1 LEO.</source>
        <translation>Ähnliche Lambdas verlangen %1 LEO.</translation>
    </message>
    <message>
        <source>Similar lambdas ask %1 to %2 LEO.</source>
        <translation>Ähnliche Lambdas verlangen %1 bis %2 LEO.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>A typical offer of %1 LEO, %2 members</source>
        <translation>Ein übliches Angebot von %1 LEO, %2 Mitglieder</translation>
    </message>
</context>
<context>
    <name>leo::ui::ResultView</name>
    <message>
        <source>Not completed yet</source>
        <translation>Noch nicht abgeschlossen</translation>
    </message>
    <message>
        <source>Fetching the result</source>
        <translation>Das Ergebnis wird geholt</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>Kein Ergebnis</translation>
    </message>
    <message>
        <source>This is not what the executor signed</source>
        <translation>Das ist nicht, was der Ausführer unterschrieben hat</translation>
    </message>
    <message>
        <source>The key to your result is not the promised one</source>
        <translation>Der Schlüssel zu Ihrem Ergebnis ist nicht der zugesagte</translation>
    </message>
    <message>
        <source>Nobody has the result now</source>
        <translation>Niemand hat das Ergebnis jetzt</translation>
    </message>
    <message>
        <source>Local copies deleted</source>
        <translation>Lokale Kopien gelöscht</translation>
    </message>
    <message>
        <source>Only its requester can open this result</source>
        <translation>Nur der Auftraggeber kann dieses Ergebnis öffnen</translation>
    </message>
    <message>
        <source>The result can be opened when the task is complete.</source>
        <translation>Das Ergebnis lässt sich öffnen, wenn die Aufgabe abgeschlossen ist.</translation>
    </message>
    <message>
        <source>The downloaded result has another hash. It was not opened.</source>
        <translation>Das geladene Ergebnis hat einen anderen Hash. Es wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Layer one can judge that until %1; Leo complains by itself, with the secret made for this task, which opens nothing else.</source>
        <translation>Layer 1 kann das bis %1 beurteilen; Leo beschwert sich von selbst, mit dem Geheimnis dieser Aufgabe, das nichts anderes öffnet.</translation>
    </message>
    <message>
        <source>The box on layer one does not hold the key the executor committed to. %1</source>
        <translation>Das Kästchen auf Layer 1 enthält nicht den Schlüssel, auf den der Ausführer sich festgelegt hat. %1</translation>
    </message>
    <message>
        <source>The receipt and the proofs stay on layer one.</source>
        <translation>Beleg und Beweise bleiben auf Layer 1.</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1-result</source>
        <translation>%1-Ergebnis</translation>
    </message>
    <message>
        <source>%1-result.%2</source>
        <translation>%1-Ergebnis.%2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>hash matches the one the executor signed</source>
        <translation>Hash wie vom Ausführer unterschrieben</translation>
    </message>
    <message>
        <source>no preview: %1</source>
        <translation>keine Vorschau: %1</translation>
    </message>
    <message>
        <source>No monitor has spoken</source>
        <translation>Kein Prüfer hat sich geäußert</translation>
    </message>
    <message>
        <source>%1 of %2 confirmed</source>
        <translation>%1 von %2 bestätigt</translation>
    </message>
    <message numerus="yes">
        <source>%n monitor(s), before, during and after</source>
        <translation>
            <numerusform>%n Prüfer, davor, währenddessen und danach</numerusform>
            <numerusform>%n Prüfer, davor, währenddessen und danach</numerusform>
        </translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Seed of the draw</source>
        <translation>Seed der Ziehung</translation>
    </message>
    <message>
        <source>Sealed input</source>
        <translation>Versiegelte Eingabe</translation>
    </message>
    <message>
        <source>Sealed result</source>
        <translation>Versiegeltes Ergebnis</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>Traces wiped</source>
        <translation>Spuren gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>clean-up report checked by %n monitor(s)</source>
        <translation>
            <numerusform>Aufräumbericht von %n Prüfer kontrolliert</numerusform>
            <numerusform>Aufräumbericht von %n Prüfern kontrolliert</numerusform>
        </translation>
    </message>
    <message>
        <source>No network was opened</source>
        <translation>Kein Netz wurde geöffnet</translation>
    </message>
    <message>
        <source>its profile is in the measured log</source>
        <translation>sein Profil steht im gemessenen Protokoll</translation>
    </message>
    <message>
        <source>Software TPM</source>
        <translation>Software-TPM</translation>
    </message>
    <message>
        <source>proves the protocol, not the machine</source>
        <translation>beweist das Protokoll, nicht die Maschine</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Nicht gelöscht</translation>
    </message>
    <message>
        <source>Evidence saved as %1</source>
        <translation>Beweise gespeichert als %1</translation>
    </message>
    <message>
        <source>Evidence not exported</source>
        <translation>Beweise nicht exportiert</translation>
    </message>
    <message>
        <source>Receipt saved as %1</source>
        <translation>Beleg gespeichert als %1</translation>
    </message>
    <message>
        <source>Receipt not saved</source>
        <translation>Beleg nicht gespeichert</translation>
    </message>
    <message>
        <source>Receipt copied</source>
        <translation>Beleg kopiert</translation>
    </message>
    <message>
        <source>Receipt not copied</source>
        <translation>Beleg nicht kopiert</translation>
    </message>
    <message>
        <source>receipt-%1.pdf</source>
        <translation>beleg-%1.pdf</translation>
    </message>
    <message>
        <source>task-%1.leo-evidence</source>
        <translation>aufgabe-%1.leo-evidence</translation>
    </message>
</context>
<context>
    <name>leo::ui::Sending</name>
    <message>
        <source>Decimals are written with “%1”.</source>
        <translation>Nachkommastellen stehen nach „%1“.</translation>
    </message>
    <message>
        <source>An amount is a number with at most nine decimals.</source>
        <translation>Ein Betrag ist eine Zahl mit höchstens neun Nachkommastellen.</translation>
    </message>
    <message>
        <source>Recorded in block %1.</source>
        <translation>Eingetragen in Block %1.</translation>
    </message>
    <message>
        <source>This is not an address: %1.</source>
        <translation>Das ist keine Adresse: %1.</translation>
    </message>
    <message>
        <source>This is the address of the wallet that sends.</source>
        <translation>Das ist die Adresse der Wallet, die sendet.</translation>
    </message>
    <message>
        <source>At least 0.000000001 LEO.</source>
        <translation>Mindestens 0,000000001 LEO.</translation>
    </message>
    <message>
        <source>You need %1 LEO more.</source>
        <translation>Es fehlen %1 LEO.</translation>
    </message>
    <message>
        <source>This address begins and ends like that of %1, but it is another one. Compare every group.</source>
        <translation>Diese Adresse beginnt und endet wie die von %1, ist aber eine andere. Jede Gruppe vergleichen.</translation>
    </message>
</context>
<context>
    <name>leo::ui::SettingsArea</name>
    <message>
        <source>The settings could not be written; this choice ends with the program.</source>
        <translation>Die Einstellungen konnten nicht geschrieben werden; diese Wahl endet mit dem Programm.</translation>
    </message>
    <message>
        <source>The autostart folder could not be written.</source>
        <translation>In den Autostart-Ordner konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The file could not be written: %1.</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>leo::ui::Signing</name>
    <message>
        <source>Send %1 LEO to %2?</source>
        <translation>%1 LEO an %2 senden?</translation>
    </message>
    <message>
        <source>Publish %1 at %2 LEO per use?</source>
        <translation>%1 zu %2 LEO je Nutzung veröffentlichen?</translation>
    </message>
    <message>
        <source>Change the price to %1 LEO?</source>
        <translation>Den Preis auf %1 LEO ändern?</translation>
    </message>
    <message>
        <source>Retire this lambda?</source>
        <translation>Dieses Lambda zurückziehen?</translation>
    </message>
    <message>
        <source>Post this task for %1 LEO?</source>
        <translation>Diese Aufgabe für %1 LEO stellen?</translation>
    </message>
    <message>
        <source>Sign this transaction?</source>
        <translation>Diese Transaktion unterschreiben?</translation>
    </message>
    <message>
        <source>Sign and send</source>
        <translation>Unterschreiben und senden</translation>
    </message>
    <message>
        <source>Sign and publish</source>
        <translation>Unterschreiben und veröffentlichen</translation>
    </message>
    <message>
        <source>Sign and post</source>
        <translation>Unterschreiben und stellen</translation>
    </message>
    <message>
        <source>Sign and change price</source>
        <translation>Unterschreiben und Preis ändern</translation>
    </message>
    <message>
        <source>Sign and retire</source>
        <translation>Unterschreiben und zurückziehen</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
    <message>
        <source>a network on this computer, for learning and testing</source>
        <translation>ein Netz auf diesem Computer, zum Lernen und Testen</translation>
    </message>
    <message>
        <source>a test network with software TPMs</source>
        <translation>ein Testnetz mit Software-TPMs</translation>
    </message>
    <message>
        <source>Register this node and hold %1 LEO?</source>
        <translation>Diesen Knoten registrieren und %1 LEO hinterlegen?</translation>
    </message>
    <message>
        <source>Leave the network with this node?</source>
        <translation>Mit diesem Knoten das Netz verlassen?</translation>
    </message>
    <message>
        <source>Sign and register</source>
        <translation>Unterschreiben und registrieren</translation>
    </message>
    <message>
        <source>Sign and leave</source>
        <translation>Unterschreiben und verlassen</translation>
    </message>
</context>
<context>
    <name>leo::ui::TaskDetail</name>
    <message>
        <source>&quot;%1&quot; is no task id.</source>
        <translation>„%1“ ist keine Aufgabenkennung.</translation>
    </message>
    <message>
        <source>No task of this network has this id.</source>
        <translation>Keine Aufgabe dieses Netzes hat diese Kennung.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Auftraggeber</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Proof of execution</source>
        <translation>Ausführungsnachweis</translation>
    </message>
    <message>
        <source>Attested</source>
        <translation>Attestiert</translation>
    </message>
    <message>
        <source>Credit, at least</source>
        <translation>Punkte, mindestens</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Deposit per member</source>
        <translation>Pfand je Mitglied</translation>
    </message>
    <message>
        <source>%1 LEO</source>
        <translation>%1 LEO</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Nodes that qualified</source>
        <translation>Geeignete Knoten damals</translation>
    </message>
    <message>
        <source>off chain</source>
        <translation>neben der Kette</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>Verifying proofs</source>
        <translation>Beweise werden geprüft</translation>
    </message>
    <message>
        <source>Proofs become public when the task completes</source>
        <translation>Beweise werden öffentlich, wenn die Aufgabe abgeschlossen ist</translation>
    </message>
    <message>
        <source>%1 of %2 VRF proofs verified on this computer</source>
        <translation>%1 von %2 VRF-Beweisen auf diesem Computer geprüft</translation>
    </message>
    <message>
        <source>Roles become public when the task completes.</source>
        <translation>Rollen werden öffentlich, wenn die Aufgabe abgeschlossen ist.</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>false</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>Deposits returned</source>
        <translation>Pfänder zurück</translation>
    </message>
    <message>
        <source>Deposits seized</source>
        <translation>Pfänder eingezogen</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>Streitfälle</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Sealed until the task completes</source>
        <translation>Versiegelt, bis die Aufgabe abgeschlossen ist</translation>
    </message>
    <message>
        <source>%1 nodes qualified · %2 joined · %3 votes</source>
        <translation>%1 Knoten geeignet · %2 beigetreten · %3 Stimmen</translation>
    </message>
</context>
<context>
    <name>leo::ui::TaskList</name>
    <message>
        <source>Task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>your lambda</source>
        <translation>Ihr Lambda</translation>
    </message>
    <message>
        <source>your node</source>
        <translation>Ihr Knoten</translation>
    </message>
    <message>
        <source>offer %1 LEO</source>
        <translation>Angebot %1 LEO</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 LEO held</source>
        <translation>%1 · %2 LEO gebunden</translation>
    </message>
</context>
<context>
    <name>leo::ui::TaskView</name>
    <message>
        <source>off chain</source>
        <translation>neben der Kette</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Seed block</source>
        <translation>Seed-Block</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Nodes that qualify</source>
        <translation>Geeignete Knoten</translation>
    </message>
    <message>
        <source>Their credit</source>
        <translation>Ihre Punkte</translation>
    </message>
    <message>
        <source>Votes expected</source>
        <translation>Erwartete Stimmen</translation>
    </message>
    <message>
        <source>Deposit per join</source>
        <translation>Pfand je Beitritt</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Gestellt</translation>
    </message>
    <message>
        <source>Credit of every member</source>
        <translation>Punkte jedes Mitglieds</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>TPM</source>
        <translation>TPM</translation>
    </message>
    <message>
        <source>hardware only</source>
        <translation>nur Hardware</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Isolation</source>
        <translation>Isolation</translation>
    </message>
    <message>
        <source>gVisor</source>
        <translation>gVisor</translation>
    </message>
    <message>
        <source>Sealed input</source>
        <translation>Versiegelte Eingabe</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>“%1” is not the id of a task.</source>
        <translation>„%1“ ist nicht die Kennung einer Aufgabe.</translation>
    </message>
    <message>
        <source>No task with this id was found on %1.</source>
        <translation>Keine Aufgabe mit dieser Kennung in %1 gefunden.</translation>
    </message>
    <message>
        <source>this network</source>
        <translation>diesem Netz</translation>
    </message>
    <message>
        <source>Task %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>your lambda</source>
        <translation>Ihr Lambda</translation>
    </message>
    <message>
        <source>your node</source>
        <translation>Ihr Knoten</translation>
    </message>
    <message>
        <source>The seed is the hash of the block after the one that contains your task. You could not know it, but the block&apos;s producer could have influenced it.</source>
        <translation>Der Seed ist der Hash des Blocks nach dem, der Ihre Aufgabe enthält. Sie konnten ihn nicht kennen, aber der Produzent des Blocks konnte ihn beeinflussen.</translation>
    </message>
    <message>
        <source>The seed is the beacon of the block after the one that contains your task. Layer one has a single authority here. It could foresee the seed and is trusted not to use it.</source>
        <translation>Der Seed ist der Beacon des Blocks nach dem, der Ihre Aufgabe enthält. Layer 1 hat hier eine einzige Autorität. Sie könnte den Seed voraussehen; man vertraut darauf, dass sie das nicht nutzt.</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Keys have been released. The task can only finish or run out of time.</source>
        <translation>Schlüssel sind freigegeben. Die Aufgabe kann nur noch fertig werden oder ihre Zeit überschreiten.</translation>
    </message>
    <message>
        <source>Cancel this task?</source>
        <translation>Diese Aufgabe abbrechen?</translation>
    </message>
    <message>
        <source>Cancel this task? With a committee %1 of %2 LEO returns, without one all.</source>
        <translation>Diese Aufgabe abbrechen? Mit Komitee gehen %1 von %2 LEO zurück, ohne eines alle.</translation>
    </message>
    <message>
        <source>Cancelling is a refusal given early and costs the same, since posting again until a friend is drawn must cost.</source>
        <translation>Abbrechen ist eine früh gegebene Verweigerung und kostet dasselbe; erneut zu stellen, bis ein Freund gezogen wird, muss etwas kosten.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Not cancelled: %1</source>
        <translation>Nicht abgebrochen: %1</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>%1&apos;s computer is offline</source>
        <translation>Der Computer von %1 ist offline</translation>
    </message>
    <message>
        <source>Few members have joined</source>
        <translation>Wenige Mitglieder sind beigetreten</translation>
    </message>
    <message>
        <source>The code key cannot be released. The task waits until %1; then your whole offer returns, and %2&apos;s bond pays the committee the miss fee.</source>
        <translation>Der Schlüssel des Codes kann nicht freigegeben werden. Die Aufgabe wartet bis %1; dann geht Ihr ganzes Angebot zurück, und die Kaution von %2 zahlt dem Komitee die Ausfallgebühr.</translation>
    </message>
    <message>
        <source>%1 members joined, at least %2 are needed and about %3 are expected.</source>
        <translation>%1 Mitglieder sind beigetreten, mindestens %2 werden gebraucht und etwa %3 erwartet.</translation>
    </message>
    <message>
        <source>Few nodes on this network have a credit of %1.</source>
        <translation>Wenige Knoten in diesem Netz haben %1 Punkte.</translation>
    </message>
    <message>
        <source>When the window closes the task runs with those who joined; with too few it is drawn again, and after the last draw your whole offer returns.</source>
        <translation>Wenn die Frist endet, läuft die Aufgabe mit denen, die da sind; sind es zu wenige, wird neu gezogen, und nach der letzten Ziehung geht Ihr ganzes Angebot zurück.</translation>
    </message>
</context>
<context>
    <name>leo::ui::TestRunView</name>
    <message>
        <source>The test run passed in %1.</source>
        <translation>Der Testlauf wurde in %1 bestanden.</translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s)</source>
        <translation>
            <numerusform>%n weitere Zeile</numerusform>
            <numerusform>%n weitere Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>The code ended with %1. A run that ends so gives no result.</source>
        <translation>Der Code endete mit %1. Ein Lauf, der so endet, liefert kein Ergebnis.</translation>
    </message>
    <message>
        <source>The clean-up is incomplete: %1.</source>
        <translation>Es wurde nicht ganz aufgeräumt: %1.</translation>
    </message>
    <message>
        <source>This computer&apos;s sandbox profile is not the one of the network, so a node may behave differently.</source>
        <translation>Das Sandbox-Profil dieses Computers ist nicht das des Netzes; ein Knoten kann sich also anders verhalten.</translation>
    </message>
</context>
<context>
    <name>leo::ui::TransactionDetail</name>
    <message>
        <source>&quot;%1&quot; is no transaction id.</source>
        <translation>„%1“ ist keine Transaktionskennung.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Number of the sender</source>
        <translation>Nummer des Absenders</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>%1 LEO</source>
        <translation>%1 LEO</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
</context>
<context>
    <name>leo::ui::WalletsArea</name>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>leo::ui::WhileLocked</name>
    <message numerus="yes">
        <source>Your node keeps running and %n task(s) are in flight while the wallet is locked.</source>
        <translation>
            <numerusform>Ihr Knoten läuft weiter, und %n Aufgabe ist unterwegs, während die Wallet gesperrt ist.</numerusform>
            <numerusform>Ihr Knoten läuft weiter, und %n Aufgaben sind unterwegs, während die Wallet gesperrt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your node keeps running while the wallet is locked.</source>
        <translation>Ihr Knoten läuft weiter, während die Wallet gesperrt ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are in flight while the wallet is locked.</source>
        <translation>
            <numerusform>%n Aufgabe ist unterwegs, während die Wallet gesperrt ist.</numerusform>
            <numerusform>%n Aufgaben sind unterwegs, während die Wallet gesperrt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Key requests wait for you until %1; after that they count as refused.</source>
        <translation>Schlüsselanfragen warten bis %1 auf Sie; danach gelten sie als verweigert.</translation>
    </message>
</context>
<context>
    <name>leo::ui::WordEntry</name>
    <message>
        <source>Word %1 is not on the list: “%2”.</source>
        <translation>Wort %1 steht nicht auf der Liste: „%2“.</translation>
    </message>
    <message>
        <source>All words are on the list, but their checksum fails: one of them is another word, or two are swapped. Nothing was restored.</source>
        <translation>Alle Wörter stehen auf der Liste, aber ihre Prüfsumme stimmt nicht: Eines ist ein anderes Wort, oder zwei sind vertauscht. Nichts wurde wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>leo::ui::core</name>
    <message>
        <source>the credits of the draw are no longer at hand</source>
        <translation>die Punkte zur Ziehung sind nicht mehr verfügbar</translation>
    </message>
    <message>
        <source>VRF proofs verified against #%1</source>
        <translation>VRF-Beweise gegen #%1 geprüft</translation>
    </message>
    <message>
        <source>highest J of %1 verified members</source>
        <translation>höchstes J von %1 geprüften Mitgliedern</translation>
    </message>
    <message>
        <source>next by J of %1 verified members</source>
        <translation>nächstes nach J von %1 geprüften Mitgliedern</translation>
    </message>
    <message>
        <source>the task asks for %1</source>
        <translation>die Aufgabe verlangt %1</translation>
    </message>
    <message>
        <source>the anchor&apos;s block is not known yet</source>
        <translation>der Block des Ankers ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>layer one anchored other members</source>
        <translation>Layer 1 hat andere Mitglieder verankert</translation>
    </message>
    <message>
        <source>%1 of %2 monitors say ok</source>
        <translation>%1 von %2 Prüfern sagen ok</translation>
    </message>
    <message>
        <source>%1 of %2 monitors say ok, less than two thirds of their credit</source>
        <translation>%1 von %2 Prüfern sagen ok, weniger als zwei Drittel ihrer Punkte</translation>
    </message>
    <message>
        <source>fresh, software TPM, PCRs match</source>
        <translation>frisch, Software-TPM, PCRs stimmen</translation>
    </message>
    <message>
        <source>hardware TPM, certified by %1</source>
        <translation>Hardware-TPM, zertifiziert von %1</translation>
    </message>
    <message>
        <source>no evidence in the package</source>
        <translation>keine Beweise im Paket</translation>
    </message>
    <message>
        <source>image digest, no network, memory only</source>
        <translation>Image-Digest, kein Netz, nur im Speicher</translation>
    </message>
    <message>
        <source>the task asks for a hardware TPM, this one is software</source>
        <translation>die Aufgabe verlangt ein Hardware-TPM, dieses ist Software</translation>
    </message>
    <message>
        <source>member %1 has a credit of %2, the task asks for %3</source>
        <translation>Mitglied %1 hat %2 Punkte, die Aufgabe verlangt %3</translation>
    </message>
    <message>
        <source>the key window is over</source>
        <translation>die Schlüsselfrist ist vorbei</translation>
    </message>
    <message>
        <source>the task is not on layer one</source>
        <translation>die Aufgabe steht nicht auf Layer 1</translation>
    </message>
    <message>
        <source>no key without six passed checks</source>
        <translation>kein Schlüssel ohne sechs bestandene Prüfungen</translation>
    </message>
    <message>
        <source>the executor did not join this draw</source>
        <translation>der Ausführer ist dieser Ziehung nicht beigetreten</translation>
    </message>
    <message>
        <source>the lambda was retired by its publisher</source>
        <translation>das Lambda wurde von seinem Autor zurückgezogen</translation>
    </message>
    <message>
        <source>the least this lambda costs is %1 LEO</source>
        <translation>dieses Lambda kostet mindestens %1 LEO</translation>
    </message>
    <message>
        <source>needs %1 LEO more</source>
        <translation>es fehlen %1 LEO</translation>
    </message>
    <message>
        <source>%1 nodes qualify, %2 are needed</source>
        <translation>%1 Knoten sind geeignet, %2 werden gebraucht</translation>
    </message>
    <message>
        <source>the nodes that qualify have %1 credit together, the lambda asks for %2</source>
        <translation>die geeigneten Knoten haben zusammen %1 Punkte, das Lambda verlangt %2</translation>
    </message>
    <message>
        <source>the publisher&apos;s bond is bound by other tasks</source>
        <translation>die Kaution des Autors ist durch andere Aufgaben gebunden</translation>
    </message>
    <message>
        <source>the network has too many open tasks</source>
        <translation>das Netz hat zu viele offene Aufgaben</translation>
    </message>
    <message>
        <source>no such lambda</source>
        <translation>kein solches Lambda</translation>
    </message>
    <message>
        <source>no lambda %1 on this network</source>
        <translation>kein Lambda %1 in diesem Netz</translation>
    </message>
    <message>
        <source>no such lambda on this network</source>
        <translation>kein solches Lambda in diesem Netz</translation>
    </message>
    <message>
        <source>no such task on this network</source>
        <translation>keine solche Aufgabe in diesem Netz</translation>
    </message>
    <message>
        <source>the wallet or the network was left</source>
        <translation>die Wallet oder das Netz wurde verlassen</translation>
    </message>
    <message>
        <source>the key is not asked for any more</source>
        <translation>der Schlüssel wird nicht mehr verlangt</translation>
    </message>
    <message>
        <source>the wallet is locked</source>
        <translation>die Wallet ist gesperrt</translation>
    </message>
    <message>
        <source>not all six checks of this request have passed</source>
        <translation>nicht alle sechs Prüfungen dieser Anfrage sind bestanden</translation>
    </message>
    <message>
        <source>the key is being released</source>
        <translation>der Schlüssel wird gerade freigegeben</translation>
    </message>
    <message>
        <source>the key of this task is not asked for now</source>
        <translation>der Schlüssel dieser Aufgabe wird jetzt nicht verlangt</translation>
    </message>
    <message>
        <source>no network is chosen</source>
        <translation>kein Netz ist gewählt</translation>
    </message>
    <message>
        <source>no wallet is active</source>
        <translation>keine Wallet ist gewählt</translation>
    </message>
    <message>
        <source>no key request of this task was checked on this computer</source>
        <translation>auf diesem Computer wurde keine Schlüsselanfrage dieser Aufgabe geprüft</translation>
    </message>
    <message>
        <source>match</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>the image %1 is not on this computer</source>
        <translation>das Image %1 ist nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>no process, no mount and no file is left</source>
        <translation>kein Prozess, keine Einhängung und keine Datei ist übrig</translation>
    </message>
    <message>
        <source>%1 processes are left</source>
        <translation>%1 Prozesse sind übrig</translation>
    </message>
    <message>
        <source>its control group is left</source>
        <translation>seine Kontrollgruppe ist übrig</translation>
    </message>
    <message>
        <source>its file system is still mounted</source>
        <translation>sein Dateisystem ist noch eingehängt</translation>
    </message>
    <message>
        <source>files are left</source>
        <translation>Dateien sind übrig</translation>
    </message>
    <message>
        <source>ended with exit code %1</source>
        <translation>endete mit Exit-Code %1</translation>
    </message>
    <message>
        <source>ran to its end</source>
        <translation>lief bis zum Ende</translation>
    </message>
    <message>
        <source>the node is starting or stopping</source>
        <translation>der Knoten startet oder stoppt gerade</translation>
    </message>
    <message>
        <source>the network of this computer runs this node itself</source>
        <translation>das Netz dieses Computers betreibt diesen Knoten selbst</translation>
    </message>
    <message>
        <source>leod could not be started</source>
        <translation>leod konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>the node does not run</source>
        <translation>der Knoten läuft nicht</translation>
    </message>
    <message>
        <source>the network of this computer keeps this node running; it ends with the network</source>
        <translation>das Netz dieses Computers hält diesen Knoten am Laufen; er endet mit dem Netz</translation>
    </message>
    <message>
        <source>the node&apos;s process does not belong to this account</source>
        <translation>der Prozess des Knotens gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>this computer has no node on this network</source>
        <translation>dieser Computer hat keinen Knoten in diesem Netz</translation>
    </message>
    <message>
        <source>%1 nodes joined</source>
        <translation>%1 Knoten traten bei</translation>
    </message>
    <message>
        <source>the wallet that posted this task is locked</source>
        <translation>die Wallet, die diese Aufgabe gestellt hat, ist gesperrt</translation>
    </message>
    <message>
        <source>the result is not what the executor signed</source>
        <translation>das Ergebnis ist nicht, was der Ausführer unterschrieben hat</translation>
    </message>
    <message>
        <source>the task is still open</source>
        <translation>die Aufgabe ist noch offen</translation>
    </message>
    <message>
        <source>the task has no result yet</source>
        <translation>die Aufgabe hat noch kein Ergebnis</translation>
    </message>
    <message>
        <source>the result cannot be named</source>
        <translation>das Ergebnis lässt sich nicht benennen</translation>
    </message>
    <message>
        <source>too many requests wait for a signature</source>
        <translation>zu viele Anfragen warten auf eine Unterschrift</translation>
    </message>
    <message>
        <source>this request was signed or withdrawn</source>
        <translation>diese Anfrage wurde unterschrieben oder zurückgenommen</translation>
    </message>
    <message>
        <source>the block that closed the task is no longer at hand</source>
        <translation>der Block, der die Aufgabe beendete, ist nicht mehr verfügbar</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1 does not say its size</source>
        <translation>%1 nennt seine Größe nicht</translation>
    </message>
    <message>
        <source>%1 has more than %2 megapixels</source>
        <translation>%1 hat mehr als %2 Megapixel</translation>
    </message>
    <message>
        <source>%1 has %2 megapixels, at most %3 are taken</source>
        <translation>%1 hat %2 Megapixel, höchstens %3 werden genommen</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 ist zu groß</translation>
    </message>
    <message>
        <source>what was pasted is no longer in memory</source>
        <translation>das Eingefügte ist nicht mehr im Speicher</translation>
    </message>
    <message>
        <source>this wallet is not on this computer</source>
        <translation>diese Wallet ist nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>this wallet is on this computer already</source>
        <translation>diese Wallet ist schon auf diesem Computer</translation>
    </message>
    <message>
        <source>wait %1 s before the next attempt</source>
        <translation>vor dem nächsten Versuch %1 s warten</translation>
    </message>
    <message>
        <source>the name of a test wallet is fixed by its network</source>
        <translation>der Name einer Test-Wallet ist durch ihr Netz bestimmt</translation>
    </message>
    <message>
        <source>a test wallet goes with the network of this computer</source>
        <translation>eine Test-Wallet gehört zum Netz dieses Computers</translation>
    </message>
    <message>
        <source>a test wallet has no password</source>
        <translation>eine Test-Wallet hat kein Passwort</translation>
    </message>
    <message>
        <source>a test wallet has no password: nothing would protect its file</source>
        <translation>eine Test-Wallet hat kein Passwort: nichts würde ihre Datei schützen</translation>
    </message>
    <message>
        <source>something is still held for this wallet</source>
        <translation>für diese Wallet ist noch etwas gebunden</translation>
    </message>
    <message>
        <source>an address begins with &quot;leo1&quot;</source>
        <translation>eine Adresse beginnt mit „leo1“</translation>
    </message>
    <message>
        <source>nobody can have this address</source>
        <translation>diese Adresse kann niemand haben</translation>
    </message>
    <message>
        <source>capital and small letters are mixed</source>
        <translation>Groß- und Kleinbuchstaben sind gemischt</translation>
    </message>
    <message>
        <source>character outside the alphabet</source>
        <translation>ein Zeichen gehört nicht zum Alphabet</translation>
    </message>
    <message>
        <source>the checksum fails: a character is wrong or missing</source>
        <translation>die Prüfsumme stimmt nicht: ein Zeichen ist falsch oder fehlt</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>zu kurz</translation>
    </message>
    <message>
        <source>the prefix is missing</source>
        <translation>der Anfang fehlt</translation>
    </message>
    <message>
        <source>there is no 1 after the prefix</source>
        <translation>nach dem Anfang fehlt die 1</translation>
    </message>
    <message>
        <source>not written as an address is written</source>
        <translation>nicht geschrieben, wie eine Adresse geschrieben wird</translation>
    </message>
    <message>
        <source>there is no wallet</source>
        <translation>es gibt keine Wallet</translation>
    </message>
    <message>
        <source>the chain is not kept on this computer</source>
        <translation>die Kette wird auf diesem Computer nicht gehalten</translation>
    </message>
    <message>
        <source>this is the key file of a node or a test wallet, not a backup</source>
        <translation>das ist die Schlüsseldatei eines Knotens oder einer Test-Wallet, keine Sicherung</translation>
    </message>
    <message>
        <source>this is the key file of a node</source>
        <translation>das ist die Schlüsseldatei eines Knotens</translation>
    </message>
    <message>
        <source>%1 names no wallet</source>
        <translation>%1 nennt keine Wallet</translation>
    </message>
    <message>
        <source>another network is being joined</source>
        <translation>einem anderen Netz wird gerade beigetreten</translation>
    </message>
    <message>
        <source>another network answers at this address</source>
        <translation>unter dieser Adresse antwortet ein anderes Netz</translation>
    </message>
    <message>
        <source>nobody answers at this address</source>
        <translation>unter dieser Adresse antwortet niemand</translation>
    </message>
    <message>
        <source>nobody answers at %1</source>
        <translation>unter %1 antwortet niemand</translation>
    </message>
    <message>
        <source>no address of this network is known</source>
        <translation>keine Adresse dieses Netzes ist bekannt</translation>
    </message>
    <message>
        <source>the network of this computer is not running</source>
        <translation>das Netz dieses Computers läuft nicht</translation>
    </message>
    <message>
        <source>the network of this computer is running: stop it first</source>
        <translation>das Netz dieses Computers läuft: zuerst beenden</translation>
    </message>
    <message>
        <source>this computer does not know that network</source>
        <translation>dieser Computer kennt jenes Netz nicht</translation>
    </message>
    <message>
        <source>leod made no network</source>
        <translation>leod hat kein Netz angelegt</translation>
    </message>
    <message>
        <source>neither a file, nor an address such as /ip4/192.0.2.1/tcp/46700/ws, nor a leo: link</source>
        <translation>weder eine Datei noch eine Adresse wie /ip4/192.0.2.1/tcp/46700/ws noch ein leo:-Link</translation>
    </message>
    <message>
        <source>not an invitation</source>
        <translation>keine Einladung</translation>
    </message>
    <message>
        <source>this link names no network</source>
        <translation>dieser Link nennt kein Netz</translation>
    </message>
    <message>
        <source>this link names nobody to ask</source>
        <translation>dieser Link nennt niemanden, der zu fragen wäre</translation>
    </message>
    <message>
        <source>the network&apos;s id in this link is not 64 hexadecimal digits</source>
        <translation>die Kennung des Netzes in diesem Link besteht nicht aus 64 hexadezimalen Ziffern</translation>
    </message>
    <message>
        <source>%1 is not an address</source>
        <translation>%1 ist keine Adresse</translation>
    </message>
    <message>
        <source>the program leod is missing beside this one</source>
        <translation>das Programm leod fehlt neben diesem</translation>
    </message>
    <message>
        <source>swtpm, the software TPM, is not installed</source>
        <translation>swtpm, das Software-TPM, ist nicht installiert</translation>
    </message>
    <message>
        <source>no sandbox: none of runc, bwrap and runsc is installed</source>
        <translation>keine Sandbox: von runc, bwrap und runsc ist keines installiert</translation>
    </message>
    <message>
        <source>another program listens on port %1</source>
        <translation>ein anderes Programm lauscht auf Port %1</translation>
    </message>
    <message>
        <source>leod could not be started: %1</source>
        <translation>leod konnte nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>leod ended without a word; see start.log</source>
        <translation>leod endete ohne ein Wort; siehe start.log</translation>
    </message>
    <message>
        <source>the network of this computer: %1</source>
        <translation>das Netz dieses Computers: %1</translation>
    </message>
    <message>
        <source>the network is another user&apos;s</source>
        <translation>das Netz gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>the network does not end</source>
        <translation>das Netz endet nicht</translation>
    </message>
    <message>
        <source>nothing is being started</source>
        <translation>es wird gerade nichts gestartet</translation>
    </message>
    <message>
        <source>a draft needs a short name</source>
        <translation>ein Entwurf braucht einen kurzen Namen</translation>
    </message>
    <message>
        <source>another program keeps this chain on this computer</source>
        <translation>ein anderes Programm hält diese Kette auf diesem Computer</translation>
    </message>
    <message>
        <source>the index does not fit the chain</source>
        <translation>der Index passt nicht zur Kette</translation>
    </message>
    <message>
        <source>%1 is not in the index yet</source>
        <translation>%1 ist noch nicht im Index</translation>
    </message>
    <message>
        <source>no task %1</source>
        <translation>keine Aufgabe %1</translation>
    </message>
    <message>
        <source>no task %1 on this network</source>
        <translation>keine Aufgabe %1 in diesem Netz</translation>
    </message>
    <message>
        <source>no account %1 on this network</source>
        <translation>kein Konto %1 in diesem Netz</translation>
    </message>
    <message>
        <source>the proof does not verify: %1</source>
        <translation>der Beweis lässt sich nicht bestätigen: %1</translation>
    </message>
    <message>
        <source>the proof is of another value</source>
        <translation>der Beweis gehört zu einem anderen Wert</translation>
    </message>
    <message>
        <source>J is %1, the certificate says %2</source>
        <translation>J ist %1, das Zertifikat sagt %2</translation>
    </message>
    <message>
        <source>the value does not open what the node committed to when it joined</source>
        <translation>der Wert öffnet nicht, worauf sich der Knoten beim Beitritt festgelegt hat</translation>
    </message>
    <message>
        <source>escrow of %1</source>
        <translation>Treuhand von %1</translation>
    </message>
    <message>
        <source>deposit of %1</source>
        <translation>Pfand von %1</translation>
    </message>
    <message>
        <source>bond of %1</source>
        <translation>Kaution von %1</translation>
    </message>
    <message>
        <source>reserve of %1</source>
        <translation>Rücklage von %1</translation>
    </message>
    <message>
        <source>node deposit of %1</source>
        <translation>Knotenpfand von %1</translation>
    </message>
    <message>
        <source>admission deposit of %1</source>
        <translation>Aufnahmepfand von %1</translation>
    </message>
    <message>
        <source>burned</source>
        <translation>verbrannt</translation>
    </message>
    <message>
        <source>window ended</source>
        <translation>Frist abgelaufen</translation>
    </message>
    <message>
        <source>bond returned</source>
        <translation>Kaution zurück</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>key of the input</source>
        <translation>Eingabeschlüssel</translation>
    </message>
    <message>
        <source>key of the code</source>
        <translation>Codeschlüssel</translation>
    </message>
    <message>
        <source>before: ok</source>
        <translation>davor: ok</translation>
    </message>
    <message>
        <source>during: ok</source>
        <translation>währenddessen: ok</translation>
    </message>
    <message>
        <source>after: ok</source>
        <translation>danach: ok</translation>
    </message>
    <message>
        <source>before: fail</source>
        <translation>davor: abgelehnt</translation>
    </message>
    <message>
        <source>during: fail</source>
        <translation>währenddessen: abgelehnt</translation>
    </message>
    <message>
        <source>after: fail</source>
        <translation>danach: abgelehnt</translation>
    </message>
    <message>
        <source>executor %1</source>
        <translation>Ausführer %1</translation>
    </message>
    <message>
        <source>fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>bond</source>
        <translation>Kaution</translation>
    </message>
    <message>
        <source>bond return</source>
        <translation>Kaution zurück</translation>
    </message>
    <message>
        <source>escrow</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>reserve</source>
        <translation>Ausfallgebühr, zurückgelegt</translation>
    </message>
    <message>
        <source>reserve return</source>
        <translation>Ausfallgebühr, zurück</translation>
    </message>
    <message>
        <source>deposit</source>
        <translation>Pfand</translation>
    </message>
    <message>
        <source>deposit return</source>
        <translation>Pfand zurück</translation>
    </message>
    <message>
        <source>burn</source>
        <translation>verbrannt</translation>
    </message>
    <message>
        <source>dust</source>
        <translation>Rundungsrest, verbrannt</translation>
    </message>
    <message>
        <source>publisher</source>
        <translation>Preis eines Laufs</translation>
    </message>
    <message>
        <source>price burned</source>
        <translation>Preis, verbrannt</translation>
    </message>
    <message>
        <source>executor</source>
        <translation>Ausführer</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>Wartegeld</translation>
    </message>
    <message>
        <source>miss fee</source>
        <translation>Ausfallgebühr</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>seized</source>
        <translation>eingezogen</translation>
    </message>
    <message>
        <source>could not run</source>
        <translation>konnte nicht ausführen</translation>
    </message>
    <message>
        <source>proven liar</source>
        <translation>überführter Lügner</translation>
    </message>
    <message>
        <source>demand</source>
        <translation>Forderung</translation>
    </message>
    <message>
        <source>demand return</source>
        <translation>Forderung zurück</translation>
    </message>
    <message>
        <source>the next member leads</source>
        <translation>das nächste Mitglied führt</translation>
    </message>
    <message>
        <source>led turn %1 and failed</source>
        <translation>führte Runde %1 und scheiterte</translation>
    </message>
    <message>
        <source>%1 sealed another key than it committed to</source>
        <translation>%1 hat einen anderen Schlüssel versiegelt als zugesagt</translation>
    </message>
    <message>
        <source>%1 revealed what it did not draw</source>
        <translation>%1 legte offen, was er nicht gezogen hat</translation>
    </message>
    <message>
        <source>%1 signed a false group</source>
        <translation>%1 unterschrieb eine falsche Gruppe</translation>
    </message>
    <message>
        <source>%1 signed two groups in one attempt</source>
        <translation>%1 unterschrieb zwei Gruppen in einem Versuch</translation>
    </message>
    <message>
        <source>%1 signed two verdicts about one thing</source>
        <translation>%1 unterschrieb zwei Urteile über dasselbe</translation>
    </message>
    <message>
        <source>%1 told the truth</source>
        <translation>%1 sagte die Wahrheit</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>forfeit</source>
        <translation>verwirkt</translation>
    </message>
    <message>
        <source>dispute lost</source>
        <translation>Streitfall verloren</translation>
    </message>
    <message>
        <source>the result&apos;s key was right</source>
        <translation>der Schlüssel des Ergebnisses war richtig</translation>
    </message>
    <message>
        <source>seized share</source>
        <translation>Anteil an Eingezogenem</translation>
    </message>
    <message>
        <source>register deposit</source>
        <translation>Pfand eines Knotens</translation>
    </message>
    <message>
        <source>register deposit return</source>
        <translation>Pfand eines Knotens zurück</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>abwesend</translation>
    </message>
    <message>
        <source>failed executor</source>
        <translation>als Ausführer gescheitert</translation>
    </message>
    <message>
        <source>wrong verdict</source>
        <translation>falsches Urteil</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>aufgenommen</translation>
    </message>
    <message>
        <source>attestor</source>
        <translation>Attestierer</translation>
    </message>
    <message>
        <source>wrong attestor</source>
        <translation>gegen die Mehrheit attestiert</translation>
    </message>
    <message>
        <source>renewal</source>
        <translation>Erneuerung</translation>
    </message>
    <message>
        <source>block height</source>
        <translation>Blockhöhe</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>private key</source>
        <translation>privater Schlüssel</translation>
    </message>
    <message>
        <source>access token</source>
        <translation>Zugangstoken</translation>
    </message>
    <message>
        <source>password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>exit code</source>
        <translation>Exit-Code</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>run time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>output size</source>
        <translation>Größe der Ausgabe</translation>
    </message>
    <message>
        <source>temporary files</source>
        <translation>temporäre Dateien</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>sandbox failure</source>
        <translation>Fehler der Sandbox</translation>
    </message>
    <message>
        <source>the picture is too large to show</source>
        <translation>das Bild ist zu groß zum Zeigen</translation>
    </message>
    <message>
        <source>the picture cannot be read</source>
        <translation>das Bild ist nicht lesbar</translation>
    </message>
    <message>
        <source>not a picture Leo can show</source>
        <translation>kein Bild, das Leo zeigen kann</translation>
    </message>
    <message>
        <source>a picture without a size</source>
        <translation>ein Bild ohne Größe</translation>
    </message>
    <message>
        <source>the picture has too many pixels to show</source>
        <translation>das Bild hat zu viele Pixel zum Zeigen</translation>
    </message>
    <message>
        <source>the file is neither a PNG nor a JPEG picture</source>
        <translation>die Datei ist weder ein PNG- noch ein JPEG-Bild</translation>
    </message>
    <message>
        <source>the JPEG is broken at byte %1</source>
        <translation>das JPEG ist bei Byte %1 beschädigt</translation>
    </message>
    <message>
        <source>the JPEG is cut off at byte %1</source>
        <translation>das JPEG bricht bei Byte %1 ab</translation>
    </message>
    <message>
        <source>Final at once: one authority signs every block, and this program stops if it ever signs two of one height.</source>
        <translation>Sofort endgültig: Eine Autorität unterschreibt jeden Block, und dieses Programm hält an, falls sie je zwei derselben Höhe unterschreibt.</translation>
    </message>
    <message>
        <source>the lambda is retired</source>
        <translation>das Lambda ist zurückgezogen</translation>
    </message>
    <message>
        <source>the price is %1 LEO now</source>
        <translation>der Preis ist jetzt %1 LEO</translation>
    </message>
    <message>
        <source>the smallest offer is %1 LEO</source>
        <translation>das kleinste Angebot ist %1 LEO</translation>
    </message>
    <message>
        <source>another manifest than the current one</source>
        <translation>ein anderes Manifest als das jetzige</translation>
    </message>
    <message>
        <source>the account cannot pay the fee</source>
        <translation>das Konto kann die Gebühr nicht bezahlen</translation>
    </message>
    <message>
        <source>too many transactions of this account wait already</source>
        <translation>zu viele Transaktionen dieses Kontos warten schon</translation>
    </message>
    <message>
        <source>too many transactions of this program wait</source>
        <translation>zu viele Transaktionen dieses Programms warten</translation>
    </message>
    <message>
        <source>this transaction is being submitted too often</source>
        <translation>diese Transaktion wird zu oft eingereicht</translation>
    </message>
    <message>
        <source>an amount has digits and at most one point</source>
        <translation>ein Betrag hat Ziffern und höchstens ein Komma</translation>
    </message>
    <message>
        <source>an amount looks like 12 or 12.5, with at most nine decimals</source>
        <translation>ein Betrag sieht aus wie 12 oder 12,5, mit höchstens neun Nachkommastellen</translation>
    </message>
    <message>
        <source>more LEO than can exist</source>
        <translation>mehr LEO, als es geben kann</translation>
    </message>
    <message>
        <source>%1 changed while it was packed</source>
        <translation>%1 änderte sich beim Packen</translation>
    </message>
    <message>
        <source>%1 is a device, socket or pipe</source>
        <translation>%1 ist ein Gerät, Socket oder eine Pipe</translation>
    </message>
    <message>
        <source>%1 is a link that leads out of the folder</source>
        <translation>%1 ist ein Link, der aus dem Ordner führt</translation>
    </message>
    <message>
        <source>%1 is a link to something that is no file</source>
        <translation>%1 ist ein Link auf etwas, das keine Datei ist</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1 ist kein Ordner</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>the folder has no file to pack</source>
        <translation>der Ordner hat keine Datei zum Packen</translation>
    </message>
    <message>
        <source>a lambda needs a command</source>
        <translation>ein Lambda braucht einen Befehl</translation>
    </message>
    <message>
        <source>a lambda needs a name</source>
        <translation>ein Lambda braucht einen Namen</translation>
    </message>
    <message>
        <source>command is missing</source>
        <translation>command fehlt</translation>
    </message>
    <message>
        <source>name is missing</source>
        <translation>name fehlt</translation>
    </message>
    <message>
        <source>produces is missing</source>
        <translation>produces fehlt</translation>
    </message>
    <message>
        <source>lambda.json is too large</source>
        <translation>lambda.json ist zu groß</translation>
    </message>
    <message>
        <source>limits must be an object</source>
        <translation>limits muss ein Objekt sein</translation>
    </message>
    <message>
        <source>limits has no field %1</source>
        <translation>limits hat kein Feld %1</translation>
    </message>
    <message>
        <source>there is no field %1</source>
        <translation>es gibt kein Feld %1</translation>
    </message>
    <message>
        <source>runc is used by root only</source>
        <translation>runc kann nur root benutzen</translation>
    </message>
    <message>
        <source>gVisor is used by root only</source>
        <translation>gVisor kann nur root benutzen</translation>
    </message>
    <message>
        <source>this node has promised to run lambdas in gVisor and would run them in %1: start it with --runner gvisor</source>
        <translation>dieser Knoten hat zugesagt, Lambdas in gVisor auszuführen, und würde sie in %1 ausführen: mit --runner gvisor starten</translation>
    </message>
    <message>
        <source>the software TPM (swtpm) of this node has ended</source>
        <translation>das Software-TPM (swtpm) dieses Knotens ist beendet</translation>
    </message>
    <message>
        <source>the run was cancelled</source>
        <translation>der Lauf wurde abgebrochen</translation>
    </message>
    <message>
        <source>Everything checked is as it should be.</source>
        <translation>Alles Geprüfte ist, wie es sein soll.</translation>
    </message>
    <message>
        <source>The node sent nothing that could be judged.</source>
        <translation>Der Knoten hat nichts gesendet, das sich beurteilen ließe.</translation>
    </message>
    <message>
        <source>The quote does not answer this verifier&apos;s nonce.</source>
        <translation>Der Bericht beantwortet nicht die Nonce dieses Prüfers.</translation>
    </message>
    <message>
        <source>The TPM&apos;s clock is not safe yet after an unorderly restart.</source>
        <translation>Die Uhr des TPM ist nach einem ungeordneten Neustart noch nicht sicher.</translation>
    </message>
    <message>
        <source>The evidence is not canonical leo-cbor of the expected shape.</source>
        <translation>Die Beweise sind kein kanonisches leo-cbor der erwarteten Form.</translation>
    </message>
    <message>
        <source>The evidence is over the size limit.</source>
        <translation>Die Beweise überschreiten die Größengrenze.</translation>
    </message>
    <message>
        <source>This build does not know the evidence&apos;s version or kind.</source>
        <translation>Diese Version kennt Version oder Art der Beweise nicht.</translation>
    </message>
    <message>
        <source>The attestation structure is malformed.</source>
        <translation>Die Attestierungsstruktur ist fehlerhaft.</translation>
    </message>
    <message>
        <source>The signature structure is malformed.</source>
        <translation>Die Signaturstruktur ist fehlerhaft.</translation>
    </message>
    <message>
        <source>The public key structure is malformed.</source>
        <translation>Die Struktur des öffentlichen Schlüssels ist fehlerhaft.</translation>
    </message>
    <message>
        <source>A certificate cannot be read.</source>
        <translation>Ein Zertifikat ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The attestation key is not an ECC P-256 key.</source>
        <translation>Der Attestierungsschlüssel ist kein ECC-P-256-Schlüssel.</translation>
    </message>
    <message>
        <source>The attestation key is not a TPM&apos;s own restricted signing key.</source>
        <translation>Der Attestierungsschlüssel ist kein eigener, beschränkter Signierschlüssel eines TPM.</translation>
    </message>
    <message>
        <source>The attestation key&apos;s name algorithm is not SHA-256.</source>
        <translation>Der Namensalgorithmus des Attestierungsschlüssels ist nicht SHA-256.</translation>
    </message>
    <message>
        <source>The attestation key&apos;s scheme is not ECDSA with SHA-256.</source>
        <translation>Das Verfahren des Attestierungsschlüssels ist nicht ECDSA mit SHA-256.</translation>
    </message>
    <message>
        <source>The attestation key is not a point on the curve.</source>
        <translation>Der Attestierungsschlüssel ist kein Punkt der Kurve.</translation>
    </message>
    <message>
        <source>The attestation key is not a primary key of the owner hierarchy.</source>
        <translation>Der Attestierungsschlüssel ist kein Primärschlüssel der Besitzerhierarchie.</translation>
    </message>
    <message>
        <source>The endorsement key is of a kind this network or root does not use.</source>
        <translation>Der Endorsement-Schlüssel ist von einer Art, die dieses Netz oder diese Wurzel nicht benutzt.</translation>
    </message>
    <message>
        <source>The endorsement key does not have the attributes of the TCG&apos;s template.</source>
        <translation>Der Endorsement-Schlüssel hat nicht die Attribute der TCG-Vorlage.</translation>
    </message>
    <message>
        <source>The endorsement key is weak or not a valid key.</source>
        <translation>Der Endorsement-Schlüssel ist schwach oder kein gültiger Schlüssel.</translation>
    </message>
    <message>
        <source>The endorsement certificate does not chain to a root of this network.</source>
        <translation>Das Endorsement-Zertifikat führt zu keiner Wurzel dieses Netzes.</translation>
    </message>
    <message>
        <source>The endorsement certificate is a certificate authority&apos;s.</source>
        <translation>Das Endorsement-Zertifikat gehört einer Zertifizierungsstelle.</translation>
    </message>
    <message>
        <source>The certificate is not one for endorsement keys.</source>
        <translation>Das Zertifikat ist keines für Endorsement-Schlüssel.</translation>
    </message>
    <message>
        <source>The certificate is for another key.</source>
        <translation>Das Zertifikat gilt für einen anderen Schlüssel.</translation>
    </message>
    <message>
        <source>A certificate of the chain is not valid yet.</source>
        <translation>Ein Zertifikat der Kette ist noch nicht gültig.</translation>
    </message>
    <message>
        <source>A certificate of the chain has expired.</source>
        <translation>Ein Zertifikat der Kette ist abgelaufen.</translation>
    </message>
    <message>
        <source>The endorsement key is on the network&apos;s deny list.</source>
        <translation>Der Endorsement-Schlüssel steht auf der Sperrliste des Netzes.</translation>
    </message>
    <message>
        <source>The node could not open the credential.</source>
        <translation>Der Knoten konnte das Credential nicht öffnen.</translation>
    </message>
    <message>
        <source>The answer to the credential came too late.</source>
        <translation>Die Antwort auf das Credential kam zu spät.</translation>
    </message>
    <message>
        <source>The challenge was answered before; there is one attempt.</source>
        <translation>Die Aufforderung wurde schon beantwortet; es gibt einen Versuch.</translation>
    </message>
    <message>
        <source>The signature is not ECDSA.</source>
        <translation>Die Signatur ist nicht ECDSA.</translation>
    </message>
    <message>
        <source>The signature is not over SHA-256.</source>
        <translation>Die Signatur ist nicht über SHA-256.</translation>
    </message>
    <message>
        <source>The signature&apos;s numbers are outside their range.</source>
        <translation>Die Zahlen der Signatur liegen außerhalb ihres Bereichs.</translation>
    </message>
    <message>
        <source>The attestation key did not sign this.</source>
        <translation>Der Attestierungsschlüssel hat dies nicht unterschrieben.</translation>
    </message>
    <message>
        <source>The signed bytes were not made by a TPM.</source>
        <translation>Die unterschriebenen Bytes stammen nicht von einem TPM.</translation>
    </message>
    <message>
        <source>The signed structure is of another type than asked for.</source>
        <translation>Die unterschriebene Struktur ist von anderem Typ als verlangt.</translation>
    </message>
    <message>
        <source>The quote is bound to another task, turn, phase, block, nonce, channel or log.</source>
        <translation>Der Bericht gehört zu einer anderen Aufgabe, Runde, Phase, Nonce, einem anderen Block, Kanal oder Protokoll.</translation>
    </message>
    <message>
        <source>The quote covers other PCRs than the network demands.</source>
        <translation>Der Bericht umfasst andere PCRs, als das Netz verlangt.</translation>
    </message>
    <message>
        <source>The PCR values are not the quoted ones.</source>
        <translation>Die PCR-Werte sind nicht die berichteten.</translation>
    </message>
    <message>
        <source>The platform&apos;s measurements are not on the list of good ones.</source>
        <translation>Die Messwerte der Plattform stehen nicht auf der Liste der guten.</translation>
    </message>
    <message>
        <source>The TPM&apos;s firmware is on the deny list.</source>
        <translation>Die Firmware des TPM steht auf der Sperrliste.</translation>
    </message>
    <message>
        <source>The signed time answers another nonce.</source>
        <translation>Die unterschriebene Zeit beantwortet eine andere Nonce.</translation>
    </message>
    <message>
        <source>The TPM was reset in between.</source>
        <translation>Das TPM wurde dazwischen zurückgesetzt.</translation>
    </message>
    <message>
        <source>The TPM was restarted or resumed in between.</source>
        <translation>Das TPM wurde dazwischen neu gestartet oder fortgesetzt.</translation>
    </message>
    <message>
        <source>The TPM&apos;s clock went back.</source>
        <translation>Die Uhr des TPM ging zurück.</translation>
    </message>
    <message>
        <source>The TPM&apos;s clock disagrees with the time that passed.</source>
        <translation>Die Uhr des TPM stimmt nicht mit der vergangenen Zeit überein.</translation>
    </message>
    <message>
        <source>The TPM&apos;s firmware changed in between.</source>
        <translation>Die Firmware des TPM änderte sich dazwischen.</translation>
    </message>
    <message>
        <source>The earlier evidence was signed by another key.</source>
        <translation>Die früheren Beweise wurden mit einem anderen Schlüssel unterschrieben.</translation>
    </message>
    <message>
        <source>The earlier evidence is missing or not of an earlier moment.</source>
        <translation>Die früheren Beweise fehlen oder sind nicht von einem früheren Zeitpunkt.</translation>
    </message>
    <message>
        <source>The runtime log is over its limit.</source>
        <translation>Das Laufzeitprotokoll überschreitet seine Grenze.</translation>
    </message>
    <message>
        <source>The runtime log is malformed.</source>
        <translation>Das Laufzeitprotokoll ist fehlerhaft.</translation>
    </message>
    <message>
        <source>The runtime log has an event this build does not know.</source>
        <translation>Das Laufzeitprotokoll enthält ein Ereignis, das diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>The events of the runtime log are not in a possible order.</source>
        <translation>Die Ereignisse des Laufzeitprotokolls stehen in unmöglicher Reihenfolge.</translation>
    </message>
    <message>
        <source>The runtime log does not give the quoted PCR 13.</source>
        <translation>Das Laufzeitprotokoll ergibt nicht das berichtete PCR 13.</translation>
    </message>
    <message>
        <source>The runtime log does not continue the earlier one.</source>
        <translation>Das Laufzeitprotokoll setzt das frühere nicht fort.</translation>
    </message>
    <message>
        <source>The runtime log ends at another event than this phase demands.</source>
        <translation>Das Laufzeitprotokoll endet mit einem anderen Ereignis, als diese Phase verlangt.</translation>
    </message>
    <message>
        <source>The runtime log names another task.</source>
        <translation>Das Laufzeitprotokoll nennt eine andere Aufgabe.</translation>
    </message>
    <message>
        <source>The runtime log names another draw or turn.</source>
        <translation>Das Laufzeitprotokoll nennt eine andere Ziehung oder Runde.</translation>
    </message>
    <message>
        <source>The runtime log names other code.</source>
        <translation>Das Laufzeitprotokoll nennt anderen Code.</translation>
    </message>
    <message>
        <source>The runtime log names another container image.</source>
        <translation>Das Laufzeitprotokoll nennt ein anderes Container-Image.</translation>
    </message>
    <message>
        <source>The runtime log names another sandbox profile.</source>
        <translation>Das Laufzeitprotokoll nennt ein anderes Sandbox-Profil.</translation>
    </message>
    <message>
        <source>The runtime log names other limits.</source>
        <translation>Das Laufzeitprotokoll nennt andere Grenzen.</translation>
    </message>
    <message>
        <source>The runtime log names another input.</source>
        <translation>Das Laufzeitprotokoll nennt eine andere Eingabe.</translation>
    </message>
    <message>
        <source>The runtime log names another result.</source>
        <translation>Das Laufzeitprotokoll nennt ein anderes Ergebnis.</translation>
    </message>
    <message>
        <source>The runtime log names another exit code.</source>
        <translation>Das Laufzeitprotokoll nennt einen anderen Exit-Code.</translation>
    </message>
    <message>
        <source>The runtime log names another clean-up report.</source>
        <translation>Das Laufzeitprotokoll nennt einen anderen Aufräumbericht.</translation>
    </message>
    <message>
        <source>The node runs a program that is not on the list of good ones.</source>
        <translation>Der Knoten führt ein Programm aus, das nicht auf der Liste der guten steht.</translation>
    </message>
    <message>
        <source>The node uses another sandbox than the task demands.</source>
        <translation>Der Knoten benutzt eine andere Sandbox, als die Aufgabe verlangt.</translation>
    </message>
    <message>
        <source>The sealed key is malformed.</source>
        <translation>Der versiegelte Schlüssel ist fehlerhaft.</translation>
    </message>
    <message>
        <source>The sealed key is for another machine.</source>
        <translation>Der versiegelte Schlüssel gilt für eine andere Maschine.</translation>
    </message>
    <message>
        <source>The sealed key would open without its policy.</source>
        <translation>Der versiegelte Schlüssel ließe sich ohne seine Regel öffnen.</translation>
    </message>
    <message>
        <source>The sealed key has another policy than was agreed.</source>
        <translation>Der versiegelte Schlüssel hat eine andere Regel als vereinbart.</translation>
    </message>
    <message>
        <source>the code ran to its end</source>
        <translation>der Code lief bis zum Ende</translation>
    </message>
    <message>
        <source>the code ended with exit code %1</source>
        <translation>der Code endete mit Exit-Code %1</translation>
    </message>
    <message>
        <source>the code was ended by signal %1</source>
        <translation>der Code wurde durch Signal %1 beendet</translation>
    </message>
    <message>
        <source>the code ran longer than its manifest allows</source>
        <translation>der Code lief länger, als sein Manifest erlaubt</translation>
    </message>
    <message>
        <source>the code used more processor time than its manifest allows</source>
        <translation>der Code brauchte mehr Prozessorzeit, als sein Manifest erlaubt</translation>
    </message>
    <message>
        <source>the code used more memory than its manifest allows</source>
        <translation>der Code brauchte mehr Speicher, als sein Manifest erlaubt</translation>
    </message>
    <message>
        <source>the code started more processes than its manifest allows</source>
        <translation>der Code startete mehr Prozesse, als sein Manifest erlaubt</translation>
    </message>
    <message>
        <source>the code wrote more output than its manifest allows</source>
        <translation>der Code schrieb mehr Ausgabe, als sein Manifest erlaubt</translation>
    </message>
    <message>
        <source>the code filled its temporary storage</source>
        <translation>der Code füllte seinen temporären Speicher</translation>
    </message>
    <message>
        <source>the published code does not decrypt, unpack or start</source>
        <translation>der veröffentlichte Code lässt sich nicht entschlüsseln, auspacken oder starten</translation>
    </message>
    <message>
        <source>the input does not decrypt</source>
        <translation>die Eingabe lässt sich nicht entschlüsseln</translation>
    </message>
    <message>
        <source>the code failed</source>
        <translation>der Code scheiterte</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>compiled</source>
        <translation>übersetzt</translation>
    </message>
    <message>
        <source>a network of this computer has %1 to %2 nodes</source>
        <translation>ein Netz dieses Computers hat %1 bis %2 Knoten</translation>
    </message>
    <message>
        <source>%1 holds the network&apos;s directory</source>
        <translation>%1 hält das Verzeichnis des Netzes</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>a wallet needs a name</source>
        <translation>eine Wallet braucht einen Namen</translation>
    </message>
    <message>
        <source>longer than %1 bytes</source>
        <translation>länger als %1 Bytes</translation>
    </message>
    <message>
        <source>a character cannot be shown</source>
        <translation>ein Zeichen lässt sich nicht darstellen</translation>
    </message>
    <message>
        <source>at least %1 characters</source>
        <translation>mindestens %1 Zeichen</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <source>%1 holds another account than the file beside it says</source>
        <translation>%1 enthält ein anderes Konto, als die Datei daneben sagt</translation>
    </message>
    <message>
        <source>not a place in a history</source>
        <translation>keine Stelle in einem Verlauf</translation>
    </message>
    <message>
        <source>not a cursor of this list</source>
        <translation>keine Stelle dieser Liste</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>more than nothing</source>
        <translation>mehr als nichts</translation>
    </message>
    <message>
        <source>recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>this wallet itself</source>
        <translation>diese Wallet selbst</translation>
    </message>
    <message>
        <source>needs %1 LEO, has %2</source>
        <translation>braucht %1 LEO, hat %2</translation>
    </message>
    <message>
        <source>the desktop&apos;s database is of a later version of Leo</source>
        <translation>die Datenbank des Desktops stammt von einer späteren Version von Leo</translation>
    </message>
    <message>
        <source>no record is called %1</source>
        <translation>keine Bilanz heißt %1</translation>
    </message>
    <message>
        <source>key package too large</source>
        <translation>Schlüsselpaket zu groß</translation>
    </message>
    <message>
        <source>a result of a later version of Leo</source>
        <translation>ein Ergebnis einer späteren Version von Leo</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>draw</source>
        <translation>Ziehung</translation>
    </message>
    <message>
        <source>anchor</source>
        <translation>Anker</translation>
    </message>
    <message>
        <source>verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>requirements</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>password: too long</source>
        <translation>Passwort: zu lang</translation>
    </message>
    <message>
        <source>a cursor of another list</source>
        <translation>eine Stelle aus einer anderen Liste</translation>
    </message>
    <message>
        <source>the node&apos;s account lacks %1 LEO; choose a wallet that has them</source>
        <translation>dem Konto des Knotens fehlen %1 LEO; wählen Sie eine Wallet, die sie hat</translation>
    </message>
    <message>
        <source>%1 is a wallet&apos;s directory, not a node&apos;s</source>
        <translation>%1 ist das Verzeichnis einer Wallet, nicht eines Knotens</translation>
    </message>
    <message>
        <source>another network or another node is looked at</source>
        <translation>ein anderes Netz oder ein anderer Knoten wird betrachtet</translation>
    </message>
    <message>
        <source>another node is looked at</source>
        <translation>ein anderer Knoten wird betrachtet</translation>
    </message>
    <message>
        <source>no node has its keystore in %1</source>
        <translation>kein Knoten hat seinen Schlüsselspeicher in %1</translation>
    </message>
    <message>
        <source>the node does not answer</source>
        <translation>der Knoten antwortet nicht</translation>
    </message>
    <message>
        <source>the node does not answer; see node.log in %1</source>
        <translation>der Knoten antwortet nicht; siehe node.log in %1</translation>
    </message>
    <message>
        <source>the node ended without a word; see node.log in %1</source>
        <translation>der Knoten endete ohne ein Wort; siehe node.log in %1</translation>
    </message>
    <message>
        <source>the node prepared another transaction than its own</source>
        <translation>der Knoten hat eine andere Transaktion als seine eigene vorbereitet</translation>
    </message>
    <message>
        <source>the name of a node is in its registration</source>
        <translation>der Name eines Knotens steht in seiner Registrierung</translation>
    </message>
    <message>
        <source>this is the account of a node</source>
        <translation>dies ist das Konto eines Knotens</translation>
    </message>
    <message>
        <source>layer one has not contradicted itself</source>
        <translation>Layer 1 hat sich nicht widersprochen</translation>
    </message>
    <message>
        <source>no offer can pay this price</source>
        <translation>kein Angebot kann diesen Preis bezahlen</translation>
    </message>
    <message>
        <source>joins a draw and reveals its seats to nobody</source>
        <translation>nimmt an einer Ziehung teil und legt seine Plätze niemandem offen</translation>
    </message>
    <message>
        <source>claims a seat more than it drew</source>
        <translation>gibt einen Platz mehr an, als er gezogen hat</translation>
    </message>
    <message>
        <source>proposes a group without the one who leads, and signs no other</source>
        <translation>schlägt eine Gruppe ohne den Führenden vor und unterschreibt keine andere</translation>
    </message>
    <message>
        <source>proposes different groups to different members</source>
        <translation>schlägt verschiedenen Mitgliedern verschiedene Gruppen vor</translation>
    </message>
    <message>
        <source>never challenges and never speaks</source>
        <translation>fordert nie heraus und schweigt immer</translation>
    </message>
    <message>
        <source>never challenges, and says ok at the end</source>
        <translation>fordert nie heraus und sagt am Ende ok</translation>
    </message>
    <message>
        <source>says fail to a good quote</source>
        <translation>verwirft einen guten Nachweis</translation>
    </message>
    <message>
        <source>stays silent when keys should be asked for</source>
        <translation>schweigt, wenn Schlüssel zu erbitten wären</translation>
    </message>
    <message>
        <source>answers every challenge with its first quote</source>
        <translation>beantwortet jede Herausforderung mit seinem ersten Nachweis</translation>
    </message>
    <message>
        <source>names a second nonce for every monitor</source>
        <translation>nennt für jeden Monitor eine zweite Zufallszahl</translation>
    </message>
    <message>
        <source>measures another code than the lambda&apos;s</source>
        <translation>misst einen anderen Code als den des Lambda</translation>
    </message>
    <message>
        <source>measures a clean-up that left something behind</source>
        <translation>misst ein Aufräumen, das etwas übrig ließ</translation>
    </message>
    <message>
        <source>says that a good run ended with exit code 1</source>
        <translation>meldet einen guten Lauf als mit Code 1 beendet</translation>
    </message>
    <message>
        <source>puts a box on the chain that does not open</source>
        <translation>legt ein Kästchen auf die Kette, das sich nicht öffnet</translation>
    </message>
    <message>
        <source>runs the code and keeps the result</source>
        <translation>führt den Code aus und behält das Ergebnis</translation>
    </message>
    <message>
        <source>sends gossip and transactions as fast as it can</source>
        <translation>sendet Nachrichten und Transaktionen, so schnell es kann</translation>
    </message>
    <message>
        <source>sends garbage at every layer of the link</source>
        <translation>sendet Unsinn auf jeder Schicht der Verbindung</translation>
    </message>
    <message>
        <source>kept its reveal</source>
        <translation>hat die Offenlegung behalten</translation>
    </message>
    <message>
        <source>revealed a seat too many</source>
        <translation>hat einen Platz zu viel offengelegt</translation>
    </message>
    <message>
        <source>proposed a group without its leader</source>
        <translation>hat eine Gruppe ohne ihren Führenden vorgeschlagen</translation>
    </message>
    <message>
        <source>proposed a second group</source>
        <translation>hat eine zweite Gruppe vorgeschlagen</translation>
    </message>
    <message>
        <source>signed nothing</source>
        <translation>hat nichts unterschrieben</translation>
    </message>
    <message>
        <source>did not challenge</source>
        <translation>hat nicht herausgefordert</translation>
    </message>
    <message>
        <source>named a second nonce for everybody</source>
        <translation>hat für alle eine zweite Zufallszahl genannt</translation>
    </message>
    <message>
        <source>said nothing</source>
        <translation>hat geschwiegen</translation>
    </message>
    <message>
        <source>said fail to a good quote</source>
        <translation>hat einen guten Nachweis verworfen</translation>
    </message>
    <message>
        <source>said ok without having looked</source>
        <translation>hat ok gesagt, ohne hinzusehen</translation>
    </message>
    <message>
        <source>did not ask for keys</source>
        <translation>hat keine Schlüssel erbeten</translation>
    </message>
    <message>
        <source>kept the result</source>
        <translation>hat das Ergebnis behalten</translation>
    </message>
    <message>
        <source>measured another code</source>
        <translation>hat einen anderen Code gemessen</translation>
    </message>
    <message>
        <source>answered with its first quote</source>
        <translation>hat mit dem ersten Nachweis geantwortet</translation>
    </message>
    <message>
        <source>left something behind</source>
        <translation>hat etwas übrig gelassen</translation>
    </message>
    <message>
        <source>called a good run failed</source>
        <translation>hat einen guten Lauf gescheitert genannt</translation>
    </message>
    <message>
        <source>boxed another key</source>
        <translation>hat einen anderen Schlüssel eingepackt</translation>
    </message>
    <message>
        <source>the program of the node does not end</source>
        <translation>das Programm des Knotens endet nicht</translation>
    </message>
    <message>
        <source>the turn that made this result has failed</source>
        <translation>die Runde, die dieses Ergebnis erzeugte, ist gescheitert</translation>
    </message>
</context>
<context>
    <name>leo::ui::explorer</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitritt</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Aufdeckung</translation>
    </message>
    <message>
        <source>Anchor</source>
        <translation>Anker</translation>
    </message>
    <message>
        <source>Key request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Attest</source>
        <translation>Attestieren</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Abschluss</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Abrechnen</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Streitfall</translation>
    </message>
    <message>
        <source>Failed turn</source>
        <translation>Runde gescheitert</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>layer one</source>
        <translation>Layer 1</translation>
    </message>
    <message>
        <source>%1 tx</source>
        <translation>%1 Tx</translation>
    </message>
    <message>
        <source>Off chain</source>
        <translation>Neben der Kette</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>versiegelt</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>Verlässt das Netz</translation>
    </message>
    <message>
        <source>Waiting for admission</source>
        <translation>Wartet auf Aufnahme</translation>
    </message>
    <message>
        <source>software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Upheld</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>Executed</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Monitored</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Attested admissions</source>
        <translation>Aufnahmen attestiert</translation>
    </message>
    <message>
        <source>Tasks posted</source>
        <translation>Gestellte Aufgaben</translation>
    </message>
    <message>
        <source>Lies proven</source>
        <translation>Bewiesene Lügen</translation>
    </message>
    <message>
        <source>Reports upheld</source>
        <translation>Bestätigte Meldungen</translation>
    </message>
    <message>
        <source>Reports rejected</source>
        <translation>Abgewiesene Meldungen</translation>
    </message>
    <message>
        <source>Runs of its lambdas settled</source>
        <translation>Abgerechnete Läufe der Lambdas</translation>
    </message>
    <message>
        <source>Runs of its lambdas failed</source>
        <translation>Gescheiterte Läufe der Lambdas</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>Erneuerungen</translation>
    </message>
    <message>
        <source>Failed as executor</source>
        <translation>Als Ausführer gescheitert</translation>
    </message>
    <message>
        <source>Absent as monitor</source>
        <translation>Als Prüfer abwesend</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Versiegelt</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Ausführer</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Overruled as monitor</source>
        <translation>Als Prüfer überstimmt</translation>
    </message>
    <message>
        <source>Task %1, %2, %3, %4 LEO</source>
        <translation>Aufgabe %1, %2, %3, %4 LEO</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>The code failed</source>
        <translation>Der Code scheiterte</translation>
    </message>
    <message>
        <source>No committee</source>
        <translation>Kein Komitee</translation>
    </message>
    <message>
        <source>No fault shown</source>
        <translation>Keine Schuld gezeigt</translation>
    </message>
    <message>
        <source>Requester&apos;s key missing</source>
        <translation>Auftraggeber ohne Schlüssel</translation>
    </message>
    <message>
        <source>Author&apos;s key missing</source>
        <translation>Autor ohne Schlüssel</translation>
    </message>
    <message>
        <source>Executor at fault</source>
        <translation>Ausführer schuld</translation>
    </message>
    <message>
        <source>Requester refused</source>
        <translation>Auftraggeber verweigerte</translation>
    </message>
    <message>
        <source>Author refused</source>
        <translation>Autor verweigerte</translation>
    </message>
</context>
<context>
    <name>leo::ui::text</name>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day, in the letters of QLocale::toString</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <comment>day and clock, in the letters of QLocale::toString</comment>
        <translation>d. MMM, HH:mm</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>leo::ui::words</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>This is not the password of this wallet.</source>
        <translation>Das ist nicht das Passwort dieser Wallet.</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Wait until the countdown ends.</source>
        <translation>Zu viele falsche Passwörter. Warten, bis der Countdown endet.</translation>
    </message>
    <message>
        <source>The wallet does not hold enough LEO for this: %1.</source>
        <translation>Die Wallet hat dafür nicht genug LEO: %1.</translation>
    </message>
    <message>
        <source>The network does not answer. Nothing was sent.</source>
        <translation>Das Netz antwortet nicht. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>No answer came in time. Nothing is lost: look at the history before you repeat.</source>
        <translation>Es kam nicht rechtzeitig eine Antwort. Nichts ist verloren: vor dem Wiederholen im Verlauf nachsehen.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again.</source>
        <translation>Die Platte ist voll. Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Another program holds what Leo needs: %1.</source>
        <translation>Ein anderes Programm hält, was Leo braucht: %1.</translation>
    </message>
    <message>
        <source>This is not allowed: %1.</source>
        <translation>Das ist nicht erlaubt: %1.</translation>
    </message>
    <message>
        <source>Not found: %1.</source>
        <translation>Nicht gefunden: %1.</translation>
    </message>
    <message>
        <source>This exists already: %1.</source>
        <translation>Das gibt es schon: %1.</translation>
    </message>
    <message>
        <source>Something this needs is missing: %1.</source>
        <translation>Etwas, das dafür nötig ist, fehlt: %1.</translation>
    </message>
    <message>
        <source>This belongs to another network.</source>
        <translation>Das gehört zu einem anderen Netz.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was sent.</source>
        <translation>Abgebrochen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Another transaction of this wallet came first. Try again.</source>
        <translation>Eine andere Transaktion dieser Wallet kam zuvor. Erneut versuchen.</translation>
    </message>
    <message>
        <source>This is too large: %1.</source>
        <translation>Das ist zu groß: %1.</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>Das ging nicht.</translation>
    </message>
    <message>
        <source>This did not work: %1.</source>
        <translation>Das ging nicht: %1.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Encrypted code</source>
        <translation>Verschlüsselter Code</translation>
    </message>
    <message>
        <source>Price per use</source>
        <translation>Preis je Nutzung</translation>
    </message>
    <message>
        <source>Miss fee</source>
        <translation>Ausfallgebühr</translation>
    </message>
    <message>
        <source>Bond</source>
        <translation>Kaution</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Encrypted input</source>
        <translation>Verschlüsselte Eingabe</translation>
    </message>
    <message>
        <source>Its bytes</source>
        <translation>Ihre Bytes</translation>
    </message>
    <message>
        <source>Its type</source>
        <translation>Ihr Typ</translation>
    </message>
    <message>
        <source>Votes expected</source>
        <translation>Erwartete Stimmen</translation>
    </message>
    <message>
        <source>Credit of every member, at least</source>
        <translation>Punkte jedes Mitglieds, mindestens</translation>
    </message>
    <message>
        <source>Hardware TPM only</source>
        <translation>Nur Hardware-TPM</translation>
    </message>
    <message>
        <source>Isolation</source>
        <translation>Isolation</translation>
    </message>
    <message>
        <source>Join window, ms</source>
        <translation>Beitrittsfrist, ms</translation>
    </message>
    <message>
        <source>Key window, ms</source>
        <translation>Schlüsselfrist, ms</translation>
    </message>
    <message>
        <source>Time to execute, ms</source>
        <translation>Zeit zum Ausführen, ms</translation>
    </message>
    <message>
        <source>Time to confirm, ms</source>
        <translation>Zeit zum Bestätigen, ms</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>Transaction fee, burned</source>
        <translation>Transaktionsgebühr, verbrannt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Bond of a lambda</source>
        <translation>Kaution eines Lambdas</translation>
    </message>
    <message>
        <source>Bond returned</source>
        <translation>Kaution zurück</translation>
    </message>
    <message>
        <source>Offer of a task, held</source>
        <translation>Angebot einer Aufgabe, gebunden</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Rücklage</translation>
    </message>
    <message>
        <source>Miss fee set aside</source>
        <translation>Ausfallgebühr zurückgelegt</translation>
    </message>
    <message>
        <source>Miss fee returned</source>
        <translation>Ausfallgebühr zurück</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Pfand</translation>
    </message>
    <message>
        <source>Deposit of a member, held</source>
        <translation>Pfand eines Mitglieds, gebunden</translation>
    </message>
    <message>
        <source>Deposit returned</source>
        <translation>Pfand zurück</translation>
    </message>
    <message>
        <source>Burned</source>
        <translation>Verbrannt</translation>
    </message>
    <message>
        <source>Price of a run</source>
        <translation>Preis eines Laufs</translation>
    </message>
    <message>
        <source>Pay as executor</source>
        <translation>Lohn als Ausführer</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Ausführer</translation>
    </message>
    <message>
        <source>Pay as monitor</source>
        <translation>Lohn als Prüfer</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Idle pay</source>
        <translation>Wartegeld</translation>
    </message>
    <message>
        <source>Miss fee received</source>
        <translation>Ausfallgebühr erhalten</translation>
    </message>
    <message>
        <source>Miss fee paid</source>
        <translation>Ausfallgebühr bezahlt</translation>
    </message>
    <message>
        <source>Offer returned</source>
        <translation>Angebot zurück</translation>
    </message>
    <message>
        <source>Seized</source>
        <translation>Eingezogen</translation>
    </message>
    <message>
        <source>Deposit seized, burned</source>
        <translation>Pfand eingezogen, verbrannt</translation>
    </message>
    <message>
        <source>Bond of a demand</source>
        <translation>Pfand einer Forderung</translation>
    </message>
    <message>
        <source>Bond of a demand for a reveal</source>
        <translation>Pfand einer Forderung nach Offenlegung</translation>
    </message>
    <message>
        <source>Bond of a demand returned</source>
        <translation>Pfand einer Forderung zurück</translation>
    </message>
    <message>
        <source>Bond of a demand, held</source>
        <translation>Pfand einer Forderung, hinterlegt</translation>
    </message>
    <message>
        <source>Bond of a rejected report</source>
        <translation>Kaution einer abgewiesenen Meldung</translation>
    </message>
    <message>
        <source>Bond of a rejected report, lost</source>
        <translation>Kaution einer abgewiesenen Meldung, verloren</translation>
    </message>
    <message>
        <source>Pay of a liar, burned</source>
        <translation>Lohn eines Lügners, verbrannt</translation>
    </message>
    <message>
        <source>Share of a seized deposit</source>
        <translation>Anteil an einem eingezogenen Pfand</translation>
    </message>
    <message>
        <source>Deposit seized, shared</source>
        <translation>Pfand eingezogen, geteilt</translation>
    </message>
    <message>
        <source>Offer of %1</source>
        <translation>Angebot von %1</translation>
    </message>
    <message>
        <source>Deposit for %1</source>
        <translation>Pfand für %1</translation>
    </message>
    <message>
        <source>Bond of %1</source>
        <translation>Kaution von %1</translation>
    </message>
    <message>
        <source>Miss fee set aside for %1</source>
        <translation>Ausfallgebühr für %1 zurückgelegt</translation>
    </message>
    <message>
        <source>Deposit of the node %1</source>
        <translation>Pfand des Knotens %1</translation>
    </message>
    <message>
        <source>Rounding remainder, burned</source>
        <translation>Rundungsrest, verbrannt</translation>
    </message>
    <message>
        <source>Price of a failed run, burned</source>
        <translation>Preis eines gescheiterten Laufs, verbrannt</translation>
    </message>
    <message>
        <source>Deposit of a node, held</source>
        <translation>Pfand eines Knotens, gebunden</translation>
    </message>
    <message>
        <source>Deposit of a node returned</source>
        <translation>Pfand eines Knotens zurück</translation>
    </message>
    <message>
        <source>LEO</source>
        <translation>LEO</translation>
    </message>
</context>
</TS>
