# Compiler settings and the two functions every CMakeLists.txt of Leo uses.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

option(LEO_WERROR "Treat warnings as errors" ON)
set(LEO_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined or thread")
option(LEO_FUZZ "Build the libFuzzer targets (needs clang)" OFF)

add_compile_options(-Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -fno-omit-frame-pointer)
add_compile_definitions(QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII)
# The standard library's own checks (an index past a vector's end, an empty optional): what a peer's lie gets past ours ends
# the program instead of reading what lies there.
add_compile_definitions(_GLIBCXX_ASSERTIONS)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports these inside its own std::variant, std::vector and std::string at -O2 (GCC bugs 105562, 105651, 106199).
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-maybe-uninitialized> $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict>
    $<$<COMPILE_LANGUAGE:CXX>:-Wno-array-bounds> $<$<COMPILE_LANGUAGE:CXX>:-Wno-stringop-overflow> $<$<COMPILE_LANGUAGE:CXX>:-Wno-stringop-overread>)
  # A joined source looks like a header that exports its unnamed namespaces.
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>)
endif()
if(LEO_WERROR)
  add_compile_options(-Werror)
endif()
set(LEO_TEST_ENVIRONMENT QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC)
if(LEO_SANITIZE)
  # docs/sanitizers.md. -O1: the checks themselves cost a multiple of what -O2 saves, and it builds in half the time.
  add_compile_options(-O1 -fsanitize=${LEO_SANITIZE} -fno-sanitize-recover=all)
  list(APPEND LEO_TEST_ENVIRONMENT UBSAN_OPTIONS=print_stacktrace=1
    TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp:second_deadlock_stack=1)
  add_link_options(-fsanitize=${LEO_SANITIZE})
endif()

# Several sources of a library are compiled as one where the preset says so (release): parsing and instantiating the same
# headers again takes four fifths of a build. So a name in an unnamed namespace stands for one thing in its library.
# Line tables are enough to read a crash by; full debug information doubles the time of a build. Preset dev has it.
set(CMAKE_UNITY_BUILD_BATCH_SIZE 10)
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

find_program(LEO_CCACHE ccache)
if(LEO_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${LEO_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${LEO_CCACHE})
endif()
find_program(LEO_LLD ld.lld)
if(LEO_LLD)
  add_link_options(-fuse-ld=lld)
endif()

# leo_library(ledger DEPENDS base crypto): the static library leo_ledger from every *.cpp of this directory.
# QT switches on moc. Headers are included as "ledger/state.h".
function(leo_library name)
  cmake_parse_arguments(arg "QT" "" "DEPENDS;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  add_library(leo_${name} STATIC ${sources})
  target_include_directories(leo_${name} PUBLIC ${CMAKE_SOURCE_DIR}/core)
  list(TRANSFORM arg_DEPENDS PREPEND leo_)
  target_link_libraries(leo_${name} PUBLIC ${arg_DEPENDS} ${arg_LINK})
  if(arg_QT)
    set_target_properties(leo_${name} PROPERTIES AUTOMOC ON)
  endif()
endfunction()

# leo_tests(unit ledger LINK leo_ledger): the *_test.cpp of this directory, QtTest, labelled; one test a component. They share
# one program (tests/support/suite.h), ${label}_${module}, but for those that define a main of their own: a program each.
function(leo_tests label module)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  file(GLOB tests CONFIGURE_DEPENDS *_test.cpp)
  set(suite ${label}_${module})
  set(suite_sources)
  foreach(source ${tests})
    get_filename_component(stem ${source} NAME_WE)
    string(REGEX REPLACE "_test$" "" stem ${stem})
    set(name ${label}.${module}.${stem})
    file(STRINGS ${source} main REGEX "^int main\\(")
    if(main)
      set(target ${suite}_${stem})
      add_executable(${target} ${source})
      leo_test_program(${target} ${arg_LINK})
      add_test(NAME ${name} COMMAND ${target})
    else()
      list(APPEND suite_sources ${source})
      add_test(NAME ${name} COMMAND ${suite} ${stem})
    endif()
    set_tests_properties(${name} PROPERTIES LABELS ${label} ENVIRONMENT "${LEO_TEST_ENVIRONMENT}")
    if(label STREQUAL "integration")
      leo_machine_tests(${name})
    endif()
  endforeach()
  if(suite_sources)
    add_executable(${suite} ${suite_sources} ${CMAKE_SOURCE_DIR}/tests/support/suite_main.cpp)
    leo_test_program(${suite} ${arg_LINK})
    target_compile_options(${suite} PRIVATE "SHELL:-include ${CMAKE_SOURCE_DIR}/tests/support/suite.h")
  endif()
endfunction()

# leo_machine_tests(TEST…): they start TPMs, containers, sockets and whole networks, each under names and in a directory of
# its own. They mostly wait for deadlines, so they begin first; each counts for two, so that their processes find a core.
function(leo_machine_tests)
  set_tests_properties(${ARGN} PROPERTIES PROCESSORS 2 COST 1000)
endfunction()

# What hands values from one part to another or runs once: the windows, the commands, the tests. Optimising it all the way
# takes a third of the build's time, and no figure of leo_bench shows it.
function(leo_lightly_optimised target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:RelWithDebInfo>:-O1>)
endfunction()

# Runs moc on the sources themselves: AUTOMOC starts a scanner of its own for every program.
function(leo_test_program target)
  set(mocs ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc)
  get_target_property(sources ${target} SOURCES)
  foreach(source ${sources})
    file(STRINGS ${source} object REGEX "Q_OBJECT" LIMIT_COUNT 1)
    if(object)
      get_filename_component(stem ${source} NAME_WE)
      qt_generate_moc(${source} ${mocs}/${stem}.moc TARGET ${target})
      target_sources(${target} PRIVATE ${mocs}/${stem}.moc)
    endif()
  endforeach()
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests ${mocs})
  target_compile_definitions(${target} PRIVATE LEO_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
  target_link_libraries(${target} PRIVATE ${ARGN} Qt6::Test)
  leo_explain_qt(${target})
  leo_lightly_optimised(${target})
  if(LEO_SANITIZE MATCHES undefined)
    # What is looked at is Leo, not its tests: their many small functions take longest to instrument.
    target_compile_options(${target} PRIVATE -fno-sanitize=undefined)
  endif()
endfunction()

# With ThreadSanitizer, a program that says what Qt does between threads (docs/sanitizers.md).
function(leo_explain_qt target)
  if(LEO_SANITIZE MATCHES thread)
    target_sources(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests/support/tsan_qt.cpp)
    set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/support/tsan_qt.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()
