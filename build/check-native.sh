#!/usr/bin/env bash
# Publishes the sample 09-NativeAot as native code and runs it. Fails on any warning but those of the three packages that are known to have code
# that cannot be compiled ahead of time, on a wrong result, and on a process that is left behind.
set -euo pipefail
cd "$(dirname "$0")/.."
out=artifacts/native
rm -rf "$out"

# The native linker: the SDK brings all but that.
if ! command -v clang >/dev/null && ! command -v gcc >/dev/null; then
    apt-get update -qq && apt-get install -y -qq clang zlib1g-dev
fi

case $(uname -m) in aarch64 | arm64) runtime=linux-arm64 ;; *) runtime=linux-x64 ;; esac
dotnet publish samples/09-NativeAot -c Release -r "$runtime" -o "$out" | tee "artifacts/native.log"
foreign="(AsyncIO|MemoryPack\.Core|NetMQ)\.dll : warning IL(2104|3053)"
if grep -E ': (warning|error) ' artifacts/native.log | grep -Ev "$foreign"; then
    echo "Native code: a warning that is not one of NetMQ's, AsyncIO's or MemoryPack's" >&2
    exit 1
fi

"$out/Remote.Samples.NativeAot" | tee artifacts/native.out
grep -q '^Native: ' artifacts/native.out
for process in $(grep -o 'driver [0-9]*, workers [0-9, ]*' artifacts/native.out | grep -o '[0-9]\+'); do
    if [ -e "/proc/$process" ]; then echo "Native code: process $process is left" >&2; exit 1; fi
done
