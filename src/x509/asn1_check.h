// Whether elements hold what their types say, as OpenSSL's decoder demands it: what that refuses is no clean
// certificate. Presence and order of elements is the business of who calls.
#pragma once

#include "x509/der.h"

namespace candor::x509 {

// Content of an OBJECT IDENTIFIER, X.690 section 8.19: whole subidentifiers without padding.
bool is_oid(Input content);
// Content of an INTEGER in the fewest octets, X.690 section 8.3.2.
bool is_integer(Input content);
// Content of a BIT STRING, X.690 section 8.6.2: a count of at most seven unused bits, then the bits.
bool is_bits(Input content);
// An element of any type: its content is what the universal type demands.
bool is_any(const Element& element);
// Exactly one such element.
bool is_one_any(Input in);

// AlgorithmIdentifier (RFC 5280 section 4.1.1.2), header included.
bool is_algorithm(Input identifier);

// An attribute in a Name (RFC 5280 section 4.1.2.4), its type as the OID's content: a string type, and text of it.
bool is_attribute(Input type, const Element& value);
// Name, header included.
bool is_name(Input name);

bool is_general_name(const Element& name);  // RFC 5280 section 4.2.1.6
bool are_general_names(Input content);      // content of GeneralNames

}  // namespace candor::x509
