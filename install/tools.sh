# shellcheck shell=bash
# Sourced by run and test: finds a JDK 25 and Maven, or says what to install. Plain enough for bash 3.2 (macOS).

readonly JDK_FEATURE=25

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# The folder that a command's symbolic links lead to, without readlink -f, which older macOS lacks.
real_bin() {
  local file=$1 link
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in
      /*) file=$link ;;
      *) file=$(dirname "$file")/$link ;;
    esac
  done
  (cd "$(dirname "$file")" 2>/dev/null && pwd -P)
}

# Folders that may be JDKs, likeliest first, one a line.
jdk_candidates() {
  local dir
  [ -z "${JAVA_HOME:-}" ] || say "$JAVA_HOME"
  if command -v javac >/dev/null 2>&1; then dirname "$(real_bin "$(command -v javac)")"; fi
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -v "$JDK_FEATURE" 2>/dev/null || true; fi
  for dir in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home \
    "$HOME"/.gradle/jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    '/c/Program Files'/Java/* '/c/Program Files/Eclipse Adoptium'/* '/c/Program Files'/Microsoft/* \
    '/c/Program Files'/Zulu/* '/c/Program Files/Amazon Corretto'/* '/c/Program Files'/BellSoft/*; do
    say "$dir"
  done
}

# The feature release (25) of the JDK in a folder; nothing if there is no whole JDK in it.
jdk_feature() {
  [ -x "$1/bin/javac" ] || [ -x "$1/bin/javac.exe" ] || return 0
  [ -x "$1/bin/jshell" ] || [ -x "$1/bin/jshell.exe" ] || return 0
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

# Prints the home of a JDK of the wanted release, else of the first newer one; fails if there is none.
find_jdk() {
  local dir feature newer=
  while IFS= read -r dir; do
    feature=$(jdk_feature "$dir")
    [ -n "$feature" ] || continue
    if [ "$feature" -eq "$JDK_FEATURE" ]; then
      say "$dir"
      return 0
    fi
    if [ "$feature" -gt "$JDK_FEATURE" ] && [ -z "$newer" ]; then newer=$dir; fi
  done <<EOF
$(jdk_candidates)
EOF
  [ -n "$newer" ] && say "$newer"
}

find_maven() {
  local file
  if command -v mvn >/dev/null 2>&1; then
    command -v mvn
    return 0
  fi
  for file in "${MAVEN_HOME:-/none}"/bin/mvn /usr/share/maven/bin/mvn /opt/*maven*/bin/mvn \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/maven/current/bin/mvn /opt/homebrew/bin/mvn /usr/local/bin/mvn \
    /home/linuxbrew/.linuxbrew/bin/mvn '/c/Program Files'/*maven*/bin/mvn '/c/ProgramData/chocolatey/bin/mvn'; do
    if [ -x "$file" ]; then
      say "$file"
      return 0
    fi
  done
  return 1
}

system_name() {
  case $(uname -s) in
    Darwin) say macos ;;
    MINGW* | MSYS* | CYGWIN*) say windows ;;
    *)
      if command -v apt-get >/dev/null 2>&1; then say debian
      elif command -v dnf >/dev/null 2>&1; then say fedora
      elif command -v pacman >/dev/null 2>&1; then say arch
      elif command -v zypper >/dev/null 2>&1; then say suse
      else say other
      fi
      ;;
  esac
}

how_to_install_jdk() {
  say "Interleave needs a JDK $JDK_FEATURE (a whole JDK with javac and jshell, not a JRE), and found none."
  case $(system_name) in
    debian)
      if apt-cache show "openjdk-$JDK_FEATURE-jdk" >/dev/null 2>&1; then say "  sudo apt install openjdk-$JDK_FEATURE-jdk"
      else
        say "  This system's own packages have no JDK $JDK_FEATURE. Either add the Eclipse Adoptium project's package source and"
        say "    sudo apt install temurin-$JDK_FEATURE-jdk"
        say "  or unpack a Temurin $JDK_FEATURE archive (the Linux .tar.gz) to ~/.jdks/temurin-$JDK_FEATURE: it is found there."
      fi
      ;;
    fedora) say "  sudo dnf install java-$JDK_FEATURE-openjdk-devel java-$JDK_FEATURE-openjdk-jmods" ;;
    arch) say "  sudo pacman -S jdk$JDK_FEATURE-openjdk" ;;
    suse) say "  sudo zypper install java-$JDK_FEATURE-openjdk-devel" ;;
    macos) say "  brew install openjdk@$JDK_FEATURE      (or the Temurin $JDK_FEATURE .pkg)" ;;
    windows) say "  winget install EclipseAdoptium.Temurin.$JDK_FEATURE.JDK" ;;
    *) say "  Unpack a Temurin $JDK_FEATURE archive to ~/.jdks/temurin-$JDK_FEATURE: it is found there." ;;
  esac
  say "If one is installed elsewhere, name its folder: JAVA_HOME=/path/of/jdk-$JDK_FEATURE install/run"
}

how_to_install_maven() {
  say "Interleave is built with Apache Maven 3.8 or later, and none was found."
  case $(system_name) in
    debian) say "  sudo apt install maven" ;;
    fedora) say "  sudo dnf install maven" ;;
    arch) say "  sudo pacman -S maven" ;;
    suse) say "  sudo zypper install maven" ;;
    macos) say "  brew install maven" ;;
    windows) say "  choco install maven      (or unpack Maven's zip and put its bin folder on the PATH)" ;;
    *) say "  Unpack Apache Maven and put its bin folder on the PATH." ;;
  esac
}

# Sets and exports JAVA_HOME, sets JAVA and MVN; otherwise ends the script and says everything that is missing.
require_tools() {
  local missing=
  if ! JAVA_HOME=$(find_jdk); then
    how_to_install_jdk >&2
    missing=yes
  fi
  if ! MVN=$(find_maven); then
    how_to_install_maven >&2
    missing=yes
  fi
  [ -z "$missing" ] || exit 1
  export JAVA_HOME
  JAVA=$JAVA_HOME/bin/java
  # Maven's own libraries use what JDK 24 and later warn about.
  export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
  say "JDK    $("$JAVA" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p') in $JAVA_HOME"
  say "Maven  $MVN"
}
