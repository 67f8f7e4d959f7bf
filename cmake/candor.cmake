# How layers, their unit tests and the guideline data are built.
find_package(fmt REQUIRED)
find_package(date REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(CURL REQUIRED)
find_package(GTest REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
add_library(re2::re2 ALIAS PkgConfig::RE2)
pkg_check_modules(LIBICAL REQUIRED IMPORTED_TARGET libical)
pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
add_library(candor::archive ALIAS PkgConfig::ARCHIVE)

# Debian ships cmark-gfm without CMake or pkg-config files for the extensions.
find_library(CMARK_GFM_LIBRARY cmark-gfm REQUIRED)
find_library(CMARK_GFM_EXTENSIONS_LIBRARY cmark-gfm-extensions REQUIRED)
add_library(candor_cmark INTERFACE)
target_link_libraries(candor_cmark INTERFACE ${CMARK_GFM_EXTENSIONS_LIBRARY} ${CMARK_GFM_LIBRARY})
add_library(candor::cmark ALIAS candor_cmark)

# Debian's SOCI comes without CMake files. The PostgreSQL backend's header asks for libpq's.
pkg_check_modules(PQ REQUIRED IMPORTED_TARGET libpq)
find_library(SOCI_CORE_LIBRARY soci_core REQUIRED)
find_library(SOCI_SQLITE_LIBRARY soci_sqlite3 REQUIRED)
find_library(SOCI_POSTGRESQL_LIBRARY soci_postgresql REQUIRED)
add_library(candor_soci INTERFACE)
target_link_libraries(candor_soci INTERFACE ${SOCI_SQLITE_LIBRARY} ${SOCI_POSTGRESQL_LIBRARY} ${SOCI_CORE_LIBRARY} PkgConfig::PQ SQLite::SQLite3)
add_library(candor::soci ALIAS candor_soci)

function(candor_compile_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
  if(CANDOR_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(CANDOR_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${CANDOR_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(${target} PUBLIC -fsanitize=${CANDOR_SANITIZE})
    if(NOT CANDOR_FUZZ) # checks that double gcc's time, and whose mistakes ASan or the fuzzers' full UBSan see as well
      target_compile_options(${target} PRIVATE -fno-sanitize=null,alignment,vptr,object-size)
    endif()
  endif()
  if(CANDOR_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

# Compiles the many small files of a layer in batches: much quicker from nothing, with the same result. The files at the
# layer's top and its support folder share names in their nameless namespaces and stay apart.
function(candor_unity target folder)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
  set(apart ${ARGN})
  list(FILTER apart INCLUDE REGEX "^${folder}/(support/)?[^/]*$")
  set_source_files_properties(${apart} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# The library headers that nearly every file reads, parsed once a target: most of the time of a small file went there.
# Release builds go without, so that a file which leans on these without including them is found.
function(candor_precompile target)
  if(CANDOR_PCH)
    target_precompile_headers(${target} PRIVATE <algorithm> <chrono> <functional> <map> <memory> <optional> <span> <string>
                                                <string_view> <utility> <variant> <vector> <fmt/format.h> ${ARGN})
    # for ccache; and gcc 12 warns of its own string header when that comes out of a precompiled one
    target_compile_options(${target} PRIVATE -fpch-preprocess -Winvalid-pch -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow)
  endif()
endfunction()

# What gcc puts in the place of memcpy() for short stretches of unknown length (rep movs) takes longer than to call it,
# which counts where millions of certificates are read.
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-mstringop-strategy=libcall CANDOR_CALLS_MEMCPY)
function(candor_call_memcpy target)
  if(CANDOR_CALLS_MEMCPY AND CMAKE_BUILD_TYPE STREQUAL Release)
    target_compile_options(${target} PRIVATE -mstringop-strategy=libcall)
  endif()
endfunction()

# candor_layer(NAME PUBLIC libs... PRIVATE libs...): static library candor_NAME from src/NAME/**.cc,
# test program NAME_test from src/NAME/**_test.cc, run as TEST_WITH NAME_test. PRECOMPILE: library headers to parse once
# besides the usual ones.
function(candor_layer name)
  cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE;PRECOMPILE;TEST_WITH" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  add_library(candor_${name} STATIC ${sources})
  target_include_directories(candor_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(candor_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} Threads::Threads)
  set_target_properties(candor_${name} PROPERTIES LINKER_LANGUAGE CXX)
  candor_compile_options(candor_${name})
  candor_precompile(candor_${name} ${ARG_PRECOMPILE})
  if(name IN_LIST CANDOR_UNITY_LAYERS)
    candor_unity(candor_${name} ${CMAKE_SOURCE_DIR}/src/${name} ${sources})
  endif()
  if(CANDOR_ONLY)
    set_target_properties(candor_${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
  if(tests AND (NOT CANDOR_ONLY OR name IN_LIST CANDOR_ONLY))
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE candor_${name} ${ARG_PRIVATE} GTest::gmock GTest::gtest_main)
    target_compile_definitions(${name}_test PRIVATE CANDOR_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
                                                    CANDOR_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    candor_compile_options(${name}_test)
    candor_precompile(${name}_test <gmock/gmock.h> <gtest/gtest.h>)
    add_test(NAME ${CANDOR_TEST_PREFIX}${name} COMMAND ${ARG_TEST_WITH} $<TARGET_FILE:${name}_test>)
  endif()
endfunction()

# The version folders under guidelines/ become constant tables at build time: a new folder is a new version,
# and start-up parses nothing.
function(candor_guideline_data target)
  set(tools ${CMAKE_SOURCE_DIR}/tools)
  add_executable(embed_guidelines ${tools}/embed_guidelines.cc ${tools}/guideline_files.cc ${tools}/guideline_tables.cc
                                  ${tools}/toml_reader.cc ${tools}/cpp_literal.cc ${tools}/revocation_data.cc)
  target_link_libraries(embed_guidelines PRIVATE candor_base tomlplusplus::tomlplusplus)
  candor_compile_options(embed_guidelines)
  file(GLOB_RECURSE data CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/guidelines/*)
  set(out ${CMAKE_BINARY_DIR}/generated/guideline_data.cc)
  add_custom_command(OUTPUT ${out}
    COMMAND embed_guidelines ${CMAKE_SOURCE_DIR}/guidelines ${out}
    DEPENDS embed_guidelines ${data} VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
