// LambdaRecords: what this computer alone knows of lambdas: release policies, what its publisher hid, and drafts.
// Thread: the core's.
#pragma once

#include <set>

#include "api/lambdas.h"
#include "store/sqlite.h"

namespace leo::node {

class LambdaRecords {
public:
    explicit LambdaRecords(store::Database& database);

    bool isDeprecated(const LambdaId& id) const { return m_deprecated.count(id) > 0; }
    const std::map<LambdaId, api::ReleasePolicy>& policies() const { return m_policies; }
    void setDeprecated(const LambdaId& id, bool deprecated);
    void setPolicy(const LambdaId& id, api::ReleasePolicy policy);

    Status saveDraft(const std::string& name, const api::LambdaDraft& draft);
    Result<std::vector<std::pair<std::string, api::LambdaDraft>>> drafts();
    void deleteDraft(const std::string& name);

private:
    void write(const LambdaId& id);

    store::Database& m_database;
    std::set<LambdaId> m_deprecated;
    std::map<LambdaId, api::ReleasePolicy> m_policies;
};

}  // namespace leo::node
