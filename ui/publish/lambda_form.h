// LambdaForm: the fields of a lambda as they are typed, what is wrong with each, and the draft they make.
//
// Values are text in the person's language (decimal sign); draft() is the one place that reads them.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariantMap>

#include "api/lambdas.h"
#include "api/networks.h"

namespace leo::ui {

class LambdaForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("PublishWizard has the only one")
    // By field name: name, version, description, image, command, accepts, produces, memory (MB), processes, cpu (s),
    // wall (s), output (MB), tmp (MB), price, missFee, bond, minNodes, minCredit, ask ("1" or "").
    Q_PROPERTY(QVariantMap values READ values NOTIFY changed)
    Q_PROPERTY(QVariantMap problems READ problems NOTIFY changed)  // only of fields that have one
    Q_PROPERTY(bool aboutValid READ aboutValid NOTIFY changed)     // name, version, description
    Q_PROPERTY(bool runtimeValid READ runtimeValid NOTIFY changed)
    Q_PROPERTY(QString bondCovers READ bondCovers NOTIFY changed)
    // The pinned image is not what its name means any more; empty when it is.
    Q_PROPERTY(QString imageNote READ imageNote NOTIFY changed)
    Q_PROPERTY(QString newerImage READ newerImage NOTIFY changed)  // digest of what the name means now

public:
    explicit LambdaForm(QObject* parent = nullptr);

    QVariantMap values() const { return m_values; }
    QVariantMap problems() const { return m_problems; }
    bool aboutValid() const;
    bool runtimeValid() const;
    QString bondCovers() const;
    QString imageNote() const;
    QString newerImage() const;

    Q_INVOKABLE void set(const QString& field, const QString& value);
    // Shows the problems of fields that were not touched yet, too.
    Q_INVOKABLE void showAll();
    QString value(const char* field) const { return m_values.value(QLatin1String(field)).toString(); }

    void fill(const api::LambdaDraft& draft);
    void fillFrom(const api::FolderReport& report);  // fields the person has not touched
    void setNetwork(const api::Parameters& parameters, Amount available);
    void setImages(const std::vector<api::LambdaImage>& images);
    void clear();
    // The draft as far as it can be read; limits that cannot be are 0.
    api::LambdaDraft draft() const;

Q_SIGNALS:
    void changed();

private:
    void put(const char* field, const QString& value);
    void judge();
    QString problemOf(const QString& field) const;
    QString numberProblem(const QString& text, std::uint64_t least, std::uint64_t most) const;
    QString moneyProblem(const QString& field) const;
    const api::LambdaImage* image() const;  // the chosen one, when it is here
    bool valid(std::initializer_list<const char*> fields) const;

    QVariantMap m_values, m_problems;
    QStringList m_touched;
    bool m_showAll = false;
    api::Parameters m_parameters;
    Amount m_available;
    std::vector<api::LambdaImage> m_images;
    std::string m_imageName;  // what the draft's image was called
};

}  // namespace leo::ui
