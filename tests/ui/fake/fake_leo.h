// FakeLeo: a Leo made of doubles. Every part is silent until a test puts its own in its place:
//     FakeTasks tasks; FakeLeo leo; leo.use(tasks);
#pragma once

#include "fake/silent.h"

namespace leo::ui::fake {

class FakeLeo : public api::Leo {
public:
    // The double must live longer than what is built on this Leo. Before the App is made.
    void use(api::Networks& part) { m_networks = &part; }
    void use(api::Wallets& part) { m_wallets = &part; }
    void use(api::Lambdas& part) { m_lambdas = &part; }
    void use(api::Tasks& part) { m_tasks = &part; }
    void use(api::NodeOperator& part) { m_node = &part; }
    void use(api::Explorer& part) { m_explorer = &part; }
    void use(api::Notifications& part) { m_notifications = &part; }

    api::Networks& networks() override { return *m_networks; }
    api::Wallets& wallets() override { return *m_wallets; }
    api::Lambdas& lambdas() override { return *m_lambdas; }
    api::Tasks& tasks() override { return *m_tasks; }
    api::NodeOperator& node() override { return *m_node; }
    api::Explorer& explorer() override { return *m_explorer; }
    api::Notifications& notifications() override { return *m_notifications; }

private:
    SilentNetworks m_silentNetworks;
    SilentWallets m_silentWallets;
    SilentLambdas m_silentLambdas;
    SilentTasks m_silentTasks;
    SilentNodeOperator m_silentNode;
    SilentExplorer m_silentExplorer;
    SilentNotifications m_silentNotifications;

    api::Networks* m_networks = &m_silentNetworks;
    api::Wallets* m_wallets = &m_silentWallets;
    api::Lambdas* m_lambdas = &m_silentLambdas;
    api::Tasks* m_tasks = &m_silentTasks;
    api::NodeOperator* m_node = &m_silentNode;
    api::Explorer* m_explorer = &m_silentExplorer;
    api::Notifications* m_notifications = &m_silentNotifications;
};

}  // namespace leo::ui::fake
