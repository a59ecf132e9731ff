<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BlockPage</name>
    <message numerus="yes">
        <source>Seeds the draw of %n task(s)</source>
        <translation>
            <numerusform>Seeds the draw of %n task</numerusform>
            <numerusform>Seeds the draw of %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n passed</numerusform>
            <numerusform>%n passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not reached</source>
        <translation>
            <numerusform>%n not reached</numerusform>
            <numerusform>%n not reached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message numerus="yes">
        <source>%n secret(s) found in the files</source>
        <translation>
            <numerusform>%n secret found in the files</numerusform>
            <numerusform>%n secrets found in the files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommitteeRing</name>
    <message numerus="yes">
        <source>Committee, %n member(s)</source>
        <translation>
            <numerusform>Committee, %n member</numerusform>
            <numerusform>Committee, %n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IconButton</name>
    <message numerus="yes">
        <source>%1, %n new</source>
        <translation>
            <numerusform>%1, %n new</numerusform>
            <numerusform>%1, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InFlightList</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message numerus="yes">
        <source>Jump to latest · %n new</source>
        <translation>
            <numerusform>Jump to latest · %n new</numerusform>
            <numerusform>Jump to latest · %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworksPage</name>
    <message numerus="yes">
        <source>Delete the local network and its %n wallet(s)?</source>
        <translation>
            <numerusform>Delete the local network and its wallet?</numerusform>
            <numerusform>Delete the local network and its %n wallets?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunEvents</name>
    <message numerus="yes">
        <source>Jump to latest · %n new</source>
        <translation>
            <numerusform>Jump to latest · %n new</numerusform>
            <numerusform>Jump to latest · %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunLambdas</name>
    <message numerus="yes">
        <source>%n lambda(s) on this network</source>
        <translation>
            <numerusform>%n lambda on this network</numerusform>
            <numerusform>%n lambdas on this network</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunMembers</name>
    <message numerus="yes">
        <source>Committee, %n member(s)</source>
        <translation>
            <numerusform>Committee, %n member</numerusform>
            <numerusform>Committee, %n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateBanner</name>
    <message numerus="yes">
        <source>None of the %n known entry point(s) answered. Your tasks continue on the network; you will see the result when you are back.</source>
        <translation>
            <numerusform>The known entry point did not answer. Your tasks continue on the network; you will see the result when you are back.</numerusform>
            <numerusform>None of the %n known entry points answered. Your tasks continue on the network; you will see the result when you are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message numerus="yes">
        <source>Wait %n second(s) before the next try.</source>
        <translation>
            <numerusform>Wait %n second before the next try.</numerusform>
            <numerusform>Wait %n seconds before the next try.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui</name>
    <message numerus="yes">
        <source>LEO to %n member(s)</source>
        <translation>
            <numerusform>LEO to %n member</numerusform>
            <numerusform>LEO to %n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>LEO of %n member(s)</source>
        <translation>
            <numerusform>LEO of %n member</numerusform>
            <numerusform>LEO of %n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No executor was left after %n turn(s). All %1 LEO returned.</source>
        <translation>
            <numerusform>No executor was left after %n turn. All %1 LEO returned.</numerusform>
            <numerusform>No executor was left after %n turns. All %1 LEO returned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n monitor(s)</source>
        <translation>
            <numerusform>%n monitor</numerusform>
            <numerusform>%n monitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Committee of %n</source>
        <translation>
            <numerusform>Committee of %n</numerusform>
            <numerusform>Committee of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::Background</name>
    <message numerus="yes">
        <source>%n lambda(s) of yours are live: this computer answers their key requests.</source>
        <translation>
            <numerusform>One lambda of yours is live: this computer answers its key requests.</numerusform>
            <numerusform>%n lambdas of yours are live: this computer answers their key requests.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are in flight: Leo tells you when a key is needed.</source>
        <translation>
            <numerusform>One task is in flight: Leo tells you when a key is needed.</numerusform>
            <numerusform>%n tasks are in flight: Leo tells you when a key is needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lambda(s) cannot answer key requests while it is closed, and their bonds pay the miss fee for tasks that wait.</source>
        <translation>
            <numerusform>1 lambda cannot answer key requests while it is closed, and its bond pays the miss fee for tasks that wait.</numerusform>
            <numerusform>%n lambdas cannot answer key requests while it is closed, and their bonds pay the miss fee for tasks that wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in flight go on without you; a key request that is not answered in time counts as refused.</source>
        <translation>
            <numerusform>One task in flight goes on without you; a key request that is not answered in time counts as refused.</numerusform>
            <numerusform>%n tasks in flight go on without you; a key request that is not answered in time counts as refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in flight</source>
        <translation>
            <numerusform>%n task in flight</numerusform>
            <numerusform>%n tasks in flight</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lambda(s) live</source>
        <translation>
            <numerusform>%n lambda live</numerusform>
            <numerusform>%n lambdas live</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::CommitteeView</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vote(s)</source>
        <translation>
            <numerusform>%n vote</numerusform>
            <numerusform>%n votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s), roles sealed</source>
        <translation>
            <numerusform>%n member, roles sealed</numerusform>
            <numerusform>%n members, roles sealed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::Composer</name>
    <message numerus="yes">
        <source>Only %n node(s) qualify</source>
        <translation>
            <numerusform>Only %n node qualifies</numerusform>
            <numerusform>Only %n nodes qualify</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::ConsentView</name>
    <message numerus="yes">
        <source>%n check(s) did not pass. The key stays here.</source>
        <translation>
            <numerusform>%n check did not pass. The key stays here.</numerusform>
            <numerusform>%n checks did not pass. The key stays here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::FolderView</name>
    <message numerus="yes">
        <source>%1 · %n file(s) · %2</source>
        <translation>
            <numerusform>%1 · %n file · %2</numerusform>
            <numerusform>%1 · %n files · %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::HomeView</name>
    <message numerus="yes">
        <source>%n tx</source>
        <translation>
            <numerusform>%n tx</numerusform>
            <numerusform>%n tx</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lambda(s) live</source>
        <translation>
            <numerusform>%n lambda live</numerusform>
            <numerusform>%n lambdas live</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::KeyReleases</name>
    <message numerus="yes">
        <source>Saved %n line(s) to %1</source>
        <translation>
            <numerusform>Saved %n line to %1</numerusform>
            <numerusform>Saved %n lines to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::LambdaChoices</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::MyLambdas</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) gave no result</source>
        <translation>
            <numerusform>%n run gave no result</numerusform>
            <numerusform>%n runs gave no result</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::PublishWizard</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::ResultView</name>
    <message numerus="yes">
        <source>%n monitor(s), before, during and after</source>
        <translation>
            <numerusform>%n monitor, before, during and after</numerusform>
            <numerusform>%n monitors, before, during and after</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>clean-up report checked by %n monitor(s)</source>
        <translation>
            <numerusform>clean-up report checked by %n monitor</numerusform>
            <numerusform>clean-up report checked by %n monitors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::TaskList</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::TestRunView</name>
    <message numerus="yes">
        <source>%n more line(s)</source>
        <translation>
            <numerusform>%n more line</numerusform>
            <numerusform>%n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leo::ui::WhileLocked</name>
    <message numerus="yes">
        <source>Your node keeps running and %n task(s) are in flight while the wallet is locked.</source>
        <translation>
            <numerusform>Your node keeps running and %n task is in flight while the wallet is locked.</numerusform>
            <numerusform>Your node keeps running and %n tasks are in flight while the wallet is locked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are in flight while the wallet is locked.</source>
        <translation>
            <numerusform>%n task is in flight while the wallet is locked.</numerusform>
            <numerusform>%n tasks are in flight while the wallet is locked.</numerusform>
        </translation>
    </message>
</context>
</TS>
