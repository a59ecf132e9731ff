#include "language/core_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <vector>

#include "language/language.h"
#include "run/text.h"

namespace leo::ui::core {
namespace {

constexpr const char* kClauses[] = {
    QT_TRANSLATE_NOOP("leo::ui::core", "the credits of the draw are no longer at hand"),
    QT_TRANSLATE_NOOP("leo::ui::core", "VRF proofs verified against #%1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "highest J of %1 verified members"),
    QT_TRANSLATE_NOOP("leo::ui::core", "next by J of %1 verified members"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the task asks for %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the anchor's block is not known yet"),
    QT_TRANSLATE_NOOP("leo::ui::core", "layer one anchored other members"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 of %2 monitors say ok"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 of %2 monitors say ok, less than two thirds of their credit"),
    QT_TRANSLATE_NOOP("leo::ui::core", "fresh, software TPM, PCRs match"),
    QT_TRANSLATE_NOOP("leo::ui::core", "hardware TPM, certified by %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no evidence in the package"),
    QT_TRANSLATE_NOOP("leo::ui::core", "image digest, no network, memory only"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the task asks for a hardware TPM, this one is software"),
    QT_TRANSLATE_NOOP("leo::ui::core", "member %1 has a credit of %2, the task asks for %3"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the key window is over"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the task is not on layer one"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no key without six passed checks"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the executor did not join this draw"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the lambda was retired by its publisher"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the least this lambda costs is %1 LEO"),
    QT_TRANSLATE_NOOP("leo::ui::core", "needs %1 LEO more"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 nodes qualify, %2 are needed"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the nodes that qualify have %1 credit together, the lambda asks for %2"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the publisher's bond is bound by other tasks"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the network has too many open tasks"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no such lambda"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no lambda %1 on this network"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no such lambda on this network"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no such task on this network"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the wallet or the network was left"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the key is not asked for any more"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the wallet is locked"),
    QT_TRANSLATE_NOOP("leo::ui::core", "not all six checks of this request have passed"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the key is being released"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the key of this task is not asked for now"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no network is chosen"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no wallet is active"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no key request of this task was checked on this computer"),
    QT_TRANSLATE_NOOP("leo::ui::core", "match"),
    QT_TRANSLATE_NOOP("leo::ui::core", "not checked"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the image %1 is not on this computer"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no process, no mount and no file is left"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 processes are left"),
    QT_TRANSLATE_NOOP("leo::ui::core", "its control group is left"),
    QT_TRANSLATE_NOOP("leo::ui::core", "its file system is still mounted"),
    QT_TRANSLATE_NOOP("leo::ui::core", "files are left"),
    QT_TRANSLATE_NOOP("leo::ui::core", "ended with exit code %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "ran to its end"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the node is starting or stopping"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the network of this computer runs this node itself"),
    QT_TRANSLATE_NOOP("leo::ui::core", "leod could not be started"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the node does not run"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a cursor of another list"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the node's account lacks %1 LEO; choose a wallet that has them"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 is a wallet's directory, not a node's"),
    QT_TRANSLATE_NOOP("leo::ui::core", "another network or another node is looked at"),
    QT_TRANSLATE_NOOP("leo::ui::core", "another node is looked at"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no node has its keystore in %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the node does not answer"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the node does not answer; see node.log in %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the node ended without a word; see node.log in %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the node prepared another transaction than its own"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the name of a node is in its registration"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this is the account of a node"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no offer can pay this price"),
    QT_TRANSLATE_NOOP("leo::ui::core",
                      "the network of this computer keeps this node running; it ends with the network"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the node's process does not belong to this account"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this computer has no node on this network"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 nodes joined"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the wallet that posted this task is locked"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the result is not what the executor signed"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the task is still open"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the task has no result yet"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the result cannot be named"),
    QT_TRANSLATE_NOOP("leo::ui::core", "too many requests wait for a signature"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this request was signed or withdrawn"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the block that closed the task is no longer at hand"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 is empty"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 does not say its size"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 has more than %2 megapixels"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 has %2 megapixels, at most %3 are taken"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 is too large"),
    QT_TRANSLATE_NOOP("leo::ui::core", "what was pasted is no longer in memory"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this wallet is not on this computer"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this wallet is on this computer already"),
    QT_TRANSLATE_NOOP("leo::ui::core", "wait %1 s before the next attempt"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the name of a test wallet is fixed by its network"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a test wallet goes with the network of this computer"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a test wallet has no password"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a test wallet has no password: nothing would protect its file"),
    QT_TRANSLATE_NOOP("leo::ui::core", "something is still held for this wallet"),
    QT_TRANSLATE_NOOP("leo::ui::core", "an address begins with \"leo1\""),
    QT_TRANSLATE_NOOP("leo::ui::core", "nobody can have this address"),
    QT_TRANSLATE_NOOP("leo::ui::core", "capital and small letters are mixed"),
    QT_TRANSLATE_NOOP("leo::ui::core", "character outside the alphabet"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the checksum fails: a character is wrong or missing"),
    QT_TRANSLATE_NOOP("leo::ui::core", "too short"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the prefix is missing"),
    QT_TRANSLATE_NOOP("leo::ui::core", "there is no 1 after the prefix"),
    QT_TRANSLATE_NOOP("leo::ui::core", "not written as an address is written"),
    QT_TRANSLATE_NOOP("leo::ui::core", "there is no wallet"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the chain is not kept on this computer"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this is the key file of a node or a test wallet, not a backup"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this is the key file of a node"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 names no wallet"),
    QT_TRANSLATE_NOOP("leo::ui::core", "another network is being joined"),
    QT_TRANSLATE_NOOP("leo::ui::core", "another network answers at this address"),
    QT_TRANSLATE_NOOP("leo::ui::core", "nobody answers at this address"),
    QT_TRANSLATE_NOOP("leo::ui::core", "nobody answers at %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no address of this network is known"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the network of this computer is not running"),
    QT_TRANSLATE_NOOP("leo::ui::core", "layer one has not contradicted itself"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the network of this computer is running: stop it first"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this computer does not know that network"),
    QT_TRANSLATE_NOOP("leo::ui::core", "leod made no network"),
    QT_TRANSLATE_NOOP("leo::ui::core",
                      "neither a file, nor an address such as /ip4/192.0.2.1/tcp/46700/ws, nor a leo: link"),
    QT_TRANSLATE_NOOP("leo::ui::core", "not an invitation"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this link names no network"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this link names nobody to ask"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the network's id in this link is not 64 hexadecimal digits"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 is not an address"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the program leod is missing beside this one"),
    QT_TRANSLATE_NOOP("leo::ui::core", "swtpm, the software TPM, is not installed"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no sandbox: none of runc, bwrap and runsc is installed"),
    QT_TRANSLATE_NOOP("leo::ui::core", "another program listens on port %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "leod could not be started: %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "leod ended without a word; see start.log"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the network of this computer: %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the network is another user's"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the network does not end"),
    QT_TRANSLATE_NOOP("leo::ui::core", "nothing is being started"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a draft needs a short name"),
    QT_TRANSLATE_NOOP("leo::ui::core", "another program keeps this chain on this computer"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the index does not fit the chain"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 is not in the index yet"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no task %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no task %1 on this network"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no account %1 on this network"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the proof does not verify: %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the proof is of another value"),
    QT_TRANSLATE_NOOP("leo::ui::core", "J is %1, the certificate says %2"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the value does not open what the node committed to when it joined"),
    QT_TRANSLATE_NOOP("leo::ui::core", "escrow of %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "deposit of %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "bond of %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "reserve of %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "node deposit of %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "admission deposit of %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "burned"),
    QT_TRANSLATE_NOOP("leo::ui::core", "window ended"),
    QT_TRANSLATE_NOOP("leo::ui::core", "bond returned"),
    QT_TRANSLATE_NOOP("leo::ui::core", "to %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "key of the input"),
    QT_TRANSLATE_NOOP("leo::ui::core", "key of the code"),
    QT_TRANSLATE_NOOP("leo::ui::core", "before: ok"),
    QT_TRANSLATE_NOOP("leo::ui::core", "during: ok"),
    QT_TRANSLATE_NOOP("leo::ui::core", "after: ok"),
    QT_TRANSLATE_NOOP("leo::ui::core", "before: fail"),
    QT_TRANSLATE_NOOP("leo::ui::core", "during: fail"),
    QT_TRANSLATE_NOOP("leo::ui::core", "after: fail"),
    QT_TRANSLATE_NOOP("leo::ui::core", "executor %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "fee"),
    QT_TRANSLATE_NOOP("leo::ui::core", "transfer"),
    QT_TRANSLATE_NOOP("leo::ui::core", "bond"),
    QT_TRANSLATE_NOOP("leo::ui::core", "bond return"),
    QT_TRANSLATE_NOOP("leo::ui::core", "escrow"),
    QT_TRANSLATE_NOOP("leo::ui::core", "reserve"),
    QT_TRANSLATE_NOOP("leo::ui::core", "reserve return"),
    QT_TRANSLATE_NOOP("leo::ui::core", "deposit"),
    QT_TRANSLATE_NOOP("leo::ui::core", "deposit return"),
    QT_TRANSLATE_NOOP("leo::ui::core", "burn"),
    QT_TRANSLATE_NOOP("leo::ui::core", "dust"),
    QT_TRANSLATE_NOOP("leo::ui::core", "publisher"),
    QT_TRANSLATE_NOOP("leo::ui::core", "price burned"),
    QT_TRANSLATE_NOOP("leo::ui::core", "executor"),
    QT_TRANSLATE_NOOP("leo::ui::core", "monitor"),
    QT_TRANSLATE_NOOP("leo::ui::core", "idle"),
    QT_TRANSLATE_NOOP("leo::ui::core", "miss fee"),
    QT_TRANSLATE_NOOP("leo::ui::core", "refund"),
    QT_TRANSLATE_NOOP("leo::ui::core", "seized"),
    QT_TRANSLATE_NOOP("leo::ui::core", "seized share"),
    QT_TRANSLATE_NOOP("leo::ui::core", "register deposit"),
    QT_TRANSLATE_NOOP("leo::ui::core", "register deposit return"),
    QT_TRANSLATE_NOOP("leo::ui::core", "absent"),
    QT_TRANSLATE_NOOP("leo::ui::core", "failed executor"),
    QT_TRANSLATE_NOOP("leo::ui::core", "could not run"),
    QT_TRANSLATE_NOOP("leo::ui::core", "proven liar"),
    QT_TRANSLATE_NOOP("leo::ui::core", "demand"),
    QT_TRANSLATE_NOOP("leo::ui::core", "demand return"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the next member leads"),
    QT_TRANSLATE_NOOP("leo::ui::core", "led turn %1 and failed"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 sealed another key than it committed to"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the result's key was right"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 revealed what it did not draw"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 signed a false group"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 signed two groups in one attempt"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 signed two verdicts about one thing"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 told the truth"),
    QT_TRANSLATE_NOOP("leo::ui::core", "about %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "forfeit"),
    QT_TRANSLATE_NOOP("leo::ui::core", "dispute lost"),
    QT_TRANSLATE_NOOP("leo::ui::core", "wrong verdict"),
    QT_TRANSLATE_NOOP("leo::ui::core", "admitted"),
    QT_TRANSLATE_NOOP("leo::ui::core", "attestor"),
    QT_TRANSLATE_NOOP("leo::ui::core", "wrong attestor"),
    QT_TRANSLATE_NOOP("leo::ui::core", "renewal"),
    QT_TRANSLATE_NOOP("leo::ui::core", "block height"),
    QT_TRANSLATE_NOOP("leo::ui::core", "address"),
    QT_TRANSLATE_NOOP("leo::ui::core", "content"),
    QT_TRANSLATE_NOOP("leo::ui::core", "private key"),
    QT_TRANSLATE_NOOP("leo::ui::core", "access token"),
    QT_TRANSLATE_NOOP("leo::ui::core", "password"),
    QT_TRANSLATE_NOOP("leo::ui::core", "exit code"),
    QT_TRANSLATE_NOOP("leo::ui::core", "signal"),
    QT_TRANSLATE_NOOP("leo::ui::core", "run time"),
    QT_TRANSLATE_NOOP("leo::ui::core", "CPU time"),
    QT_TRANSLATE_NOOP("leo::ui::core", "memory"),
    QT_TRANSLATE_NOOP("leo::ui::core", "processes"),
    QT_TRANSLATE_NOOP("leo::ui::core", "output size"),
    QT_TRANSLATE_NOOP("leo::ui::core", "temporary files"),
    QT_TRANSLATE_NOOP("leo::ui::core", "cancelled"),
    QT_TRANSLATE_NOOP("leo::ui::core", "code"),
    QT_TRANSLATE_NOOP("leo::ui::core", "sandbox failure"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the picture is too large to show"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the picture cannot be read"),
    QT_TRANSLATE_NOOP("leo::ui::core", "not a picture Leo can show"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a picture without a size"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the picture has too many pixels to show"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the file is neither a PNG nor a JPEG picture"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the JPEG is broken at byte %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the JPEG is cut off at byte %1"),
    QT_TRANSLATE_NOOP(
        "leo::ui::core",
        "Final at once: one authority signs every block, and this program stops if it ever signs two of one height."),
    QT_TRANSLATE_NOOP("leo::ui::core", "the lambda is retired"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the price is %1 LEO now"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the smallest offer is %1 LEO"),
    QT_TRANSLATE_NOOP("leo::ui::core", "another manifest than the current one"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the account cannot pay the fee"),
    QT_TRANSLATE_NOOP("leo::ui::core", "too many transactions of this account wait already"),
    QT_TRANSLATE_NOOP("leo::ui::core", "too many transactions of this program wait"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this transaction is being submitted too often"),
    QT_TRANSLATE_NOOP("leo::ui::core", "an amount has digits and at most one point"),
    QT_TRANSLATE_NOOP("leo::ui::core", "an amount looks like 12 or 12.5, with at most nine decimals"),
    QT_TRANSLATE_NOOP("leo::ui::core", "more LEO than can exist"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 changed while it was packed"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 is a device, socket or pipe"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 is a link that leads out of the folder"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 is a link to something that is no file"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 is not a folder"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 cannot be read"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the folder has no file to pack"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a lambda needs a command"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a lambda needs a name"),
    QT_TRANSLATE_NOOP("leo::ui::core", "command is missing"),
    QT_TRANSLATE_NOOP("leo::ui::core", "name is missing"),
    QT_TRANSLATE_NOOP("leo::ui::core", "produces is missing"),
    QT_TRANSLATE_NOOP("leo::ui::core", "lambda.json is too large"),
    QT_TRANSLATE_NOOP("leo::ui::core", "limits must be an object"),
    QT_TRANSLATE_NOOP("leo::ui::core", "limits has no field %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "there is no field %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "runc is used by root only"),
    QT_TRANSLATE_NOOP("leo::ui::core", "gVisor is used by root only"),
    QT_TRANSLATE_NOOP("leo::ui::core",
                      "this node has promised to run lambdas in gVisor and would run them in %1: start it with "
                      "--runner gvisor"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the software TPM (swtpm) of this node has ended"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the run was cancelled"),
    QT_TRANSLATE_NOOP("leo::ui::core", "Everything checked is as it should be."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The node sent nothing that could be judged."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The quote does not answer this verifier's nonce."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The TPM's clock is not safe yet after an unorderly restart."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The evidence is not canonical leo-cbor of the expected shape."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The evidence is over the size limit."),
    QT_TRANSLATE_NOOP("leo::ui::core", "This build does not know the evidence's version or kind."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The attestation structure is malformed."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The signature structure is malformed."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The public key structure is malformed."),
    QT_TRANSLATE_NOOP("leo::ui::core", "A certificate cannot be read."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The attestation key is not an ECC P-256 key."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The attestation key is not a TPM's own restricted signing key."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The attestation key's name algorithm is not SHA-256."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The attestation key's scheme is not ECDSA with SHA-256."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The attestation key is not a point on the curve."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The attestation key is not a primary key of the owner hierarchy."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The endorsement key is of a kind this network or root does not use."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The endorsement key does not have the attributes of the TCG's template."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The endorsement key is weak or not a valid key."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The endorsement certificate does not chain to a root of this network."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The endorsement certificate is a certificate authority's."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The certificate is not one for endorsement keys."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The certificate is for another key."),
    QT_TRANSLATE_NOOP("leo::ui::core", "A certificate of the chain is not valid yet."),
    QT_TRANSLATE_NOOP("leo::ui::core", "A certificate of the chain has expired."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The endorsement key is on the network's deny list."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The node could not open the credential."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The answer to the credential came too late."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The challenge was answered before; there is one attempt."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The signature is not ECDSA."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The signature is not over SHA-256."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The signature's numbers are outside their range."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The attestation key did not sign this."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The signed bytes were not made by a TPM."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The signed structure is of another type than asked for."),
    QT_TRANSLATE_NOOP("leo::ui::core",
                      "The quote is bound to another task, turn, phase, block, nonce, channel or log."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The quote covers other PCRs than the network demands."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The PCR values are not the quoted ones."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The platform's measurements are not on the list of good ones."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The TPM's firmware is on the deny list."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The signed time answers another nonce."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The TPM was reset in between."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The TPM was restarted or resumed in between."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The TPM's clock went back."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The TPM's clock disagrees with the time that passed."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The TPM's firmware changed in between."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The earlier evidence was signed by another key."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The earlier evidence is missing or not of an earlier moment."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log is over its limit."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log is malformed."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log has an event this build does not know."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The events of the runtime log are not in a possible order."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log does not give the quoted PCR 13."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log does not continue the earlier one."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log ends at another event than this phase demands."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log names another task."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log names another draw or turn."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log names other code."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log names another container image."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log names another sandbox profile."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log names other limits."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log names another input."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log names another result."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log names another exit code."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The runtime log names another clean-up report."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The node runs a program that is not on the list of good ones."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The node uses another sandbox than the task demands."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The sealed key is malformed."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The sealed key is for another machine."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The sealed key would open without its policy."),
    QT_TRANSLATE_NOOP("leo::ui::core", "The sealed key has another policy than was agreed."),
    QT_TRANSLATE_NOOP("leo::ui::core", "the code ran to its end"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the code ended with exit code %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the code was ended by signal %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the code ran longer than its manifest allows"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the code used more processor time than its manifest allows"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the code used more memory than its manifest allows"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the code started more processes than its manifest allows"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the code wrote more output than its manifest allows"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the code filled its temporary storage"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the published code does not decrypt, unpack or start"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the input does not decrypt"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the code failed"),
    QT_TRANSLATE_NOOP("leo::ui::core", "hidden"),
    QT_TRANSLATE_NOOP("leo::ui::core", "compiled"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a network of this computer has %1 to %2 nodes"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 holds the network's directory"),
    QT_TRANSLATE_NOOP("leo::ui::core", "name"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a wallet needs a name"),
    QT_TRANSLATE_NOOP("leo::ui::core", "longer than %1 bytes"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a character cannot be shown"),
    QT_TRANSLATE_NOOP("leo::ui::core", "at least %1 characters"),
    QT_TRANSLATE_NOOP("leo::ui::core", "too long"),
    QT_TRANSLATE_NOOP("leo::ui::core", "password: too long"),
    QT_TRANSLATE_NOOP("leo::ui::core", "%1 holds another account than the file beside it says"),
    QT_TRANSLATE_NOOP("leo::ui::core", "not a place in a history"),
    QT_TRANSLATE_NOOP("leo::ui::core", "not a cursor of this list"),
    QT_TRANSLATE_NOOP("leo::ui::core", "amount"),
    QT_TRANSLATE_NOOP("leo::ui::core", "more than nothing"),
    QT_TRANSLATE_NOOP("leo::ui::core", "recipient"),
    QT_TRANSLATE_NOOP("leo::ui::core", "this wallet itself"),
    QT_TRANSLATE_NOOP("leo::ui::core", "needs %1 LEO, has %2"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the desktop's database is of a later version of Leo"),
    QT_TRANSLATE_NOOP("leo::ui::core", "no record is called %1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "key package too large"),
    QT_TRANSLATE_NOOP("leo::ui::core", "a result of a later version of Leo"),
    QT_TRANSLATE_NOOP("leo::ui::core", "key"),
    QT_TRANSLATE_NOOP("leo::ui::core", "draw"),
    QT_TRANSLATE_NOOP("leo::ui::core", "anchor"),
    QT_TRANSLATE_NOOP("leo::ui::core", "verdicts"),
    QT_TRANSLATE_NOOP("leo::ui::core", "machine"),
    QT_TRANSLATE_NOOP("leo::ui::core", "state"),
    QT_TRANSLATE_NOOP("leo::ui::core", "requirements"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the turn that made this result has failed"),
    // of the adversary lab (tests/liar)
    QT_TRANSLATE_NOOP("leo::ui::core", "joins a draw and reveals its seats to nobody"),
    QT_TRANSLATE_NOOP("leo::ui::core", "claims a seat more than it drew"),
    QT_TRANSLATE_NOOP("leo::ui::core", "proposes a group without the one who leads, and signs no other"),
    QT_TRANSLATE_NOOP("leo::ui::core", "proposes different groups to different members"),
    QT_TRANSLATE_NOOP("leo::ui::core", "never challenges and never speaks"),
    QT_TRANSLATE_NOOP("leo::ui::core", "never challenges, and says ok at the end"),
    QT_TRANSLATE_NOOP("leo::ui::core", "says fail to a good quote"),
    QT_TRANSLATE_NOOP("leo::ui::core", "stays silent when keys should be asked for"),
    QT_TRANSLATE_NOOP("leo::ui::core", "answers every challenge with its first quote"),
    QT_TRANSLATE_NOOP("leo::ui::core", "names a second nonce for every monitor"),
    QT_TRANSLATE_NOOP("leo::ui::core", "measures another code than the lambda's"),
    QT_TRANSLATE_NOOP("leo::ui::core", "measures a clean-up that left something behind"),
    QT_TRANSLATE_NOOP("leo::ui::core", "says that a good run ended with exit code 1"),
    QT_TRANSLATE_NOOP("leo::ui::core", "puts a box on the chain that does not open"),
    QT_TRANSLATE_NOOP("leo::ui::core", "runs the code and keeps the result"),
    QT_TRANSLATE_NOOP("leo::ui::core", "sends gossip and transactions as fast as it can"),
    QT_TRANSLATE_NOOP("leo::ui::core", "sends garbage at every layer of the link"),
    QT_TRANSLATE_NOOP("leo::ui::core", "kept its reveal"),
    QT_TRANSLATE_NOOP("leo::ui::core", "revealed a seat too many"),
    QT_TRANSLATE_NOOP("leo::ui::core", "proposed a group without its leader"),
    QT_TRANSLATE_NOOP("leo::ui::core", "proposed a second group"),
    QT_TRANSLATE_NOOP("leo::ui::core", "signed nothing"),
    QT_TRANSLATE_NOOP("leo::ui::core", "did not challenge"),
    QT_TRANSLATE_NOOP("leo::ui::core", "named a second nonce for everybody"),
    QT_TRANSLATE_NOOP("leo::ui::core", "said nothing"),
    QT_TRANSLATE_NOOP("leo::ui::core", "said fail to a good quote"),
    QT_TRANSLATE_NOOP("leo::ui::core", "said ok without having looked"),
    QT_TRANSLATE_NOOP("leo::ui::core", "did not ask for keys"),
    QT_TRANSLATE_NOOP("leo::ui::core", "kept the result"),
    QT_TRANSLATE_NOOP("leo::ui::core", "measured another code"),
    QT_TRANSLATE_NOOP("leo::ui::core", "answered with its first quote"),
    QT_TRANSLATE_NOOP("leo::ui::core", "left something behind"),
    QT_TRANSLATE_NOOP("leo::ui::core", "called a good run failed"),
    QT_TRANSLATE_NOOP("leo::ui::core", "boxed another key"),
    QT_TRANSLATE_NOOP("leo::ui::core", "the program of the node does not end"),
};

constexpr qsizetype kLimit = 300;        // a clause with its values
constexpr qsizetype kRemembered = 2000;  // clauses; tables say the same ones again and again

struct Form {
    const char* source;
    QRegularExpression shape;  // the clause with any text for its values
};

struct Table {
    QHash<QString, const char*> whole;  // clauses without values
    std::vector<Form> forms;
    QHash<QString, QString> said;

    Table() {
        static const QRegularExpression value(QStringLiteral("%[1-9]"));
        for (const char* clause : kClauses) {
            const QString text = QString::fromUtf8(clause);
            if (!text.contains(value)) {
                whole.insert(text, clause);
                continue;
            }
            QStringList parts;
            for (const QString& part : text.split(value)) parts << QRegularExpression::escape(part);
            forms.push_back({clause, QRegularExpression(u'^' + parts.join(QLatin1String("(.+?)")) + u'$')});
        }
    }
};

Table& table() {
    static Table only;
    return only;
}

QString translated(const QString& clause);

// A value may be a clause itself, or an amount.
QString valueOf(const QString& captured) {
    static const QRegularExpression decimal(QStringLiteral("^[0-9]+\\.[0-9]+$"));
    return decimal.match(captured).hasMatch() ? text::withSign(captured) : translated(captured);
}

QString matched(const QString& clause) {
    const auto tr = [](const char* source) { return QCoreApplication::translate("leo::ui::core", source); };
    if (const char* whole = table().whole.value(clause)) return tr(whole);
    for (const Form& form : table().forms) {
        const QRegularExpressionMatch match = form.shape.match(clause);
        if (!match.hasMatch()) continue;
        QString out = tr(form.source);
        for (int i = 1; i <= match.lastCapturedIndex(); ++i)
            out.replace(u'%' + QString::number(i), valueOf(match.captured(i)));
        return out;
    }
    return {};
}

// "first; second" and "first: second" are two clauses.
QString translated(const QString& clause) {
    if (QString whole = matched(clause); !whole.isEmpty()) return whole;
    for (const char* joint : {"; ", ": "}) {
        const QString mark = QString::fromLatin1(joint);
        const auto at = clause.indexOf(mark);
        if (at > 0) return translated(clause.left(at)) + mark + translated(clause.mid(at + mark.size()));
    }
    return clause;
}

// "#128402" as every page writes the height of a block.
QString withHeights(QString text) {
    static const QRegularExpression height(QStringLiteral("#([0-9]{4,18})(?![0-9A-Za-z])"));
    qsizetype from = 0;
    for (auto match = height.match(text); match.hasMatch(); match = height.match(text, from)) {
        const QString grouped = text::height(Height{match.captured(1).toULongLong()});
        text.replace(match.capturedStart(), match.capturedLength(), grouped);
        from = match.capturedStart() + grouped.size();
    }
    return text;
}

}  // namespace

QString said(std::string_view clause) {
    const QString whole = text::plain(clause, kLimit);
    if (Language::instance().code() != QLatin1String("de")) return withHeights(whole);
    Table& known = table();
    if (known.said.size() > kRemembered) known.said.clear();
    const auto found = known.said.constFind(whole);
    return found != known.said.cend() ? *found : *known.said.insert(whole, withHeights(translated(whole)));
}

QString line(std::string_view clause) {
    QString out = said(clause);
    if (!out.isEmpty()) out[0] = out[0].toUpper();
    return out;
}

QString sentence(std::string_view clause) {
    const QString out = line(clause);
    if (out.isEmpty()) return out;
    return out.endsWith(u'.') ? out : out + u'.';
}

}  // namespace leo::ui::core
