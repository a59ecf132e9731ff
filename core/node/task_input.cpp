#include "node/task_input.h"

#include "content/unixfs.h"
#include "crypto/envelope.h"
#include "node/media_type.h"
#include "node/picture_metadata.h"
#include "store/data_dir.h"

namespace leo::node {

Result<TaskInput> makeInput(Bytes file, const std::string& name, bool keepMetadata) {
    LEO_REQUIRE(file.size() <= kMaxInputBytes, Code::TooLarge,
                name + " is larger than " + std::to_string(kMaxInputBytes >> 20) + " MiB");
    TaskInput input;
    input.mediaType = mediaTypeOf(file);
    if (const auto size = pictureSize(file)) {
        const std::uint64_t pixels = std::uint64_t{size->width} * size->height;
        LEO_REQUIRE(pixels <= kMaxPicturePixels, Code::TooLarge,
                    name + " has " + std::to_string(pixels / 1'000'000) + " megapixels, at most " +
                        std::to_string(kMaxPicturePixels / 1'000'000) + " are taken");
    }
    if (!pictureType(file) || keepMetadata) {
        input.bytes = std::move(file);
        return input;
    }
    Result<CleanPicture> clean = stripMetadata(file);
    LEO_REQUIRE(clean.ok(), clean.error().code, name + ": " + clean.error().detail);
    crypto::wipe(file);
    input.metadataRemoved = clean->removedBytes;
    input.bytes = std::move(clean->bytes);
    return input;
}

Result<TaskInput> readInput(const std::string& path, bool keepMetadata) {
    LEO_TRY_ASSIGN(Bytes file, store::readFile(path, kMaxInputBytes));
    return makeInput(std::move(file), path, keepMetadata);
}

Result<SealedInput> sealInput(TaskInput input, ByteView key, Random& random) {
    SealedInput sealed;
    sealed.mediaType = std::move(input.mediaType);
    sealed.metadataRemoved = input.metadataRemoved;
    LEO_TRY_ASSIGN(sealed.envelope, crypto::sealEnvelope(key, input.bytes, random));
    crypto::wipe(input.bytes);
    LEO_TRY_ASSIGN(content::ImportedFile content, content::cidOf(sealed.envelope));
    sealed.cid = content.root.bytes();
    return sealed;
}

}  // namespace leo::node
