// A merged listing and, where wanted, its URLs.
#pragma once

#include <memory>
#include <string>

#include "desk/evidence_lists.h"
#include "desk/evidence_shards.h"
#include "desk/evidence_staging.h"

namespace candor::desk {

class ShardListing {
 public:
  ShardListing(Staging& staging, const std::string& csv, const std::string& urls, bool with_urls,
               std::string_view header)
      : csv_(staging.path(csv)) {
    csv_.add(header);
    if (with_urls) urls_ = std::make_unique<LineFile>(staging.path(urls));
  }
  void add(const ShardRows& stream) {
    csv_.add(stream.row());
    if (!urls_) return;
    evidence::append_url(urls_->buffer(), stream.sha256());
    urls_->settle();
  }
  Status close() {
    if (auto status = csv_.close(); !status) return status;
    return urls_ ? urls_->close() : Status();
  }

 private:
  LineFile csv_;
  std::unique_ptr<LineFile> urls_;
};

}  // namespace candor::desk
