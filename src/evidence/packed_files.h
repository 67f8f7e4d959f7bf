// The files behind a path, for what is read whole (CRLs, OCSP responses): the file itself, or those inside of it when
// it is packed, also an archive in another one.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/unpack.h"
#include "x509/der.h"

namespace candor::evidence {

// Told by the first bytes.
bool is_packed(x509::Input bytes);

// Calls take(name, stream) for the stream itself, or for each file inside of it, in their order; names as ArchiveEntry
// has them. The stream given need not be read to its end. The first error ends it, but for those of damaged archives or
// files in them, and archives without any file: lost(name, why) is told of these, and the rest is read.
using TakeStream = std::function<Status(const std::string& name, ByteStream& stream)>;
using TellLost = std::function<void(const std::string& name, const Error& why)>;
Status each_file(const std::string& name, std::unique_ptr<ByteStream> stream, const TakeStream& take,
                 const TellLost& lost);

using SharedBytes = std::shared_ptr<const std::vector<uint8_t>>;

// The whole stream; null when it holds more than `largest` bytes.
Result<SharedBytes> read_whole(ByteStream& stream, size_t largest);

}  // namespace candor::evidence
