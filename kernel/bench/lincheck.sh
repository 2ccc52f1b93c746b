#!/usr/bin/env bash
# Measures the explorer beside Lincheck: the time to a lost update and to a deadlock, the first and later ones in a JVM, and
# schedules a second of two threads that add one to an AtomicInteger three times each. Ours first, then Lincheck's in JVMs of its own.
#
# usage: lincheck.sh
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
# shellcheck source=install/tools.sh
. "$root/install/tools.sh"
JAVA_HOME=$(find_jdk)
export JAVA_HOME

"$(find_maven)" -q -Plincheck -pl kernel/lincheck -am test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:build-classpath -Dmdep.outputFile=target/classpath.txt >&2
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC --add-opens=java.base/java.lang=ALL-UNNAMED \
  -cp "kernel/lincheck/target/test-classes:$(cat kernel/lincheck/target/classpath.txt)" interleave.explore.LincheckFigures
