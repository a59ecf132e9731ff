#include <QtTest>

#include <fstream>

#include "node/runtime_journal.h"
#include "sandbox/sandbox.h"

namespace leo::node {

namespace {

const Hash kClean = sandbox::CleanupReport{}.digest();

attest::TaskStart taskStart(std::uint8_t task) {
    attest::TaskStart start;
    start.task = TaskId{{task}};
    start.draw = 1;
    start.turn = 2;
    start.imageDigest = Hash{{8}};
    return start;
}

attest::TaskEnd taskEnd(std::uint8_t task, const Hash& cleanup) {
    return {TaskId{{task}}, Bytes(36, 1), 5, cleanup};
}

}  // namespace

class RuntimeJournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_directory.isValid()); }
    void cleanup() {
        std::filesystem::remove(file());
        std::filesystem::remove(file().string() + ".1");
    }

    void nothingYet() {
        const auto page = readJournal(file(), 0);
        QVERIFY(page.ok() && page->empty());
    }

    void keepsWhatWasMeasured() {
        RuntimeJournal journal(file());
        attest::NodeStart start;
        start.runner = "runc";
        start.version = "0.1";
        start.binaryDigest = Hash{{3}};
        QVERIFY(journal.append(start, Hash{{1}}, kClean, TimeMs{10}).ok());
        QVERIFY(journal.append(taskStart(7), Hash{{2}}, kClean, TimeMs{20}).ok());
        QVERIFY(journal.append(taskEnd(7, kClean), Hash{{3}}, kClean, TimeMs{30}).ok());
        sandbox::CleanupReport left;
        left.processesLeft = 1;
        QVERIFY(journal.append(taskEnd(8, left.digest()), Hash{{4}}, kClean, TimeMs{40}).ok());
        const auto page = readJournal(file(), 0);
        QVERIFY(page.ok());
        QCOMPARE(page->size(), std::size_t{4});
        const JournalEntry& first = page->back();
        QCOMPARE(first.index, std::uint64_t{1});
        QCOMPARE(first.kind, std::string("node-start"));
        QCOMPARE(first.runner, std::string("runc"));
        QVERIFY(first.program == start.binaryDigest && first.digest == attest::lineDigest(start));
        const JournalEntry& begun = (*page)[2];
        QCOMPARE(begun.kind, std::string("task-start"));
        QVERIFY(begun.task == TaskId{{7}} && begun.draw == 1 && begun.turn == 2 && begun.image == Hash{{8}});
        QVERIFY((*page)[1].clean && (*page)[1].result && (*page)[1].exit == 5);
        QVERIFY(!page->front().clean);
        QVERIFY(page->front().pcr13 == Hash{{4}} && page->front().time == TimeMs{40});
    }

    void goesOnAfterARestart() {
        QVERIFY(RuntimeJournal(file()).append(taskStart(1), {}, kClean, TimeMs{1}).ok());
        QVERIFY(RuntimeJournal(file()).append(taskStart(2), {}, kClean, TimeMs{2}).ok());
        const auto page = readJournal(file(), 0);
        QCOMPARE(page->front().index, std::uint64_t{2});
        QCOMPARE(page->size(), std::size_t{2});
    }

    void pages() {
        RuntimeJournal journal(file());
        const std::size_t count = 2 * kJournalPage + 5;
        for (std::size_t i = 0; i < count; ++i) QVERIFY(journal.append(taskStart(1), {}, kClean, TimeMs{i}).ok());
        std::uint64_t before = 0;
        std::vector<std::size_t> sizes;
        do {
            const auto page = readJournal(file(), before);
            sizes.push_back(page->size());
            before = page->back().index;
        } while (before > 1);
        QCOMPARE(sizes, (std::vector<std::size_t>{kJournalPage, kJournalPage, 5}));
    }

    void damagedLinesAreLeftOut() {
        QVERIFY(RuntimeJournal(file()).append(taskStart(1), {}, kClean, TimeMs{1}).ok());
        std::ofstream(file(), std::ios::app) << "{\"index\":2,\"kind\":\"task-s\n[1]\n\n{\"index\":-3}\n";
        QVERIFY(RuntimeJournal(file()).append(taskStart(2), {}, kClean, TimeMs{2}).ok());
        const auto page = readJournal(file(), 0);
        QVERIFY(page.ok());
        QCOMPARE(page->size(), std::size_t{2});
        QCOMPARE(page->front().index, std::uint64_t{2});
    }

    void aFullFileMakesRoom() {
        {
            std::ofstream full(file());
            full << R"({"index":41,"kind":"task-start"})" << '\n' << std::string(kMaxJournalBytes, ' ') << '\n';
        }
        RuntimeJournal journal(file());
        QVERIFY(journal.append(taskStart(1), {}, kClean, TimeMs{1}).ok());
        QVERIFY(std::filesystem::file_size(file()) < 1'000);
        const auto page = readJournal(file(), 0);
        QCOMPARE(page->size(), std::size_t{2});
        QCOMPARE(page->front().index, std::uint64_t{42});
        QCOMPARE(page->back().index, std::uint64_t{41});
    }

    void isPrivate() {
        QVERIFY(RuntimeJournal(file()).append(taskStart(1), {}, kClean, TimeMs{1}).ok());
        const auto mode = std::filesystem::status(file()).permissions();
        QVERIFY((mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
                std::filesystem::perms::none);
    }

private:
    std::filesystem::path file() const { return m_directory.path().toStdString() + "/runtime-log.jsonl"; }
    QTemporaryDir m_directory;
};

}  // namespace leo::node

QTEST_GUILESS_MAIN(leo::node::RuntimeJournalTest)
#include "runtime_journal_test.moc"
