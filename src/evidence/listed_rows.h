// Rows of an earlier listing as the table certs has them: what they say, and NULL for everything else.
#pragma once

#include <vector>

#include "evidence/listed.h"
#include "evidence/sql.h"

namespace candor::evidence {

class ListedRows : public RowSource {
 public:
  void show(const std::vector<ListedCells>& rows) { rows_ = &rows; }

  Status rewind() override;
  Result<bool> next() override;
  Value value(size_t column) const override;

 private:
  const std::vector<ListedCells>* rows_ = nullptr;
  size_t next_ = 0;
};

}  // namespace candor::evidence
