// SOCI without Boost: Debian builds SOCI with support for Boost's types, which we do not use and whose headers we do
// not want to need. Only templates in its headers depend on this. Private to the layer.
#pragma once

#include <soci/soci-config.h>

#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
