// For builds with ThreadSanitizer alone: tells it what it cannot see in Qt, that work posted to another thread comes
// after what was done before it was posted. Linked into a program, this takes the place of the function of QtCore
// that posts.
#include <dlfcn.h>

#include <QObject>

extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);

namespace {

class Posted : public QtPrivate::QSlotObjectBase {
public:
    explicit Posted(QtPrivate::QSlotObjectBase* work) : QSlotObjectBase(&Posted::run), m_work(work) {
        __tsan_release(this);
    }

private:
    static void run(int which, QSlotObjectBase* self, QObject* receiver, void** arguments, bool*) {
        auto* const posted = static_cast<Posted*>(self);
        __tsan_acquire(posted);
        if (which == Call) {
            posted->m_work->call(receiver, arguments);
            __tsan_release(posted);  // whoever holds it last destroys it, and that may be who posted it
        }
        if (which != Destroy) return;
        posted->m_work->destroyIfLastRef();
        delete posted;
    }
    QSlotObjectBase* m_work;
};

}  // namespace

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type,
                                   void* result) {
    using Post = bool (*)(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*);
    static const Post post = reinterpret_cast<Post>(
        ::dlsym(RTLD_NEXT,
                "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv"));
    return post(object, new Posted(slot), type, result);
}
