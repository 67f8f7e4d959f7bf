// Letters as somebody without their keyboard types them: for searching only.
#pragma once

#include <string>
#include <string_view>

namespace candor {

// Latin letters lose accents, strokes and ligatures ("TUViT" of its German spelling, "strasse", "office" out of a PDF),
// full-width ones become ASCII, combining marks vanish; the former and Greek and Cyrillic capitals end up in lower
// case, which not every database does by itself. ASCII and all else stays. Never longer than the input, but for a byte
// that some single letters become two of.
std::string plain_letters(std::string text);

}  // namespace candor
