#!/bin/sh
# Installs what a bare Debian 12 lacks to build, test and run Graphwright. Needs root.
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends \
  g++ cmake ninja-build pkg-config \
  libboost-graph-dev rapidjson-dev libfmt-dev libcli11-dev libicu-dev libgraphviz-dev libhwy-dev catch2 \
  libbenchmark-dev libeigen3-dev \
  graphviz fonts-open-sans fonts-dejavu-core fonts-noto-color-emoji python3 python3-networkx libxml2-utils >/dev/null
