package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The competitors that can be measured on this machine.
 *
 * @param options what was asked for
 * @param jdks that of this process first
 * @param asyncio a Python; the one of uvloop, if that is there, so that they differ in the loop
 *     only
 * @param uvloop a Python that can import uvloop
 */
record Setup(Options options, List<Jdk> jdks, Optional<Python> asyncio, Optional<Python> uvloop) {

  static Setup find(Options options) throws IOException, InterruptedException {
    var jdks = new ArrayList<Jdk>();
    for (String home : options.javaHomes()) jdks.add(Jdk.at(home));
    Optional<Python> uvloop = Python.with("uvloop");
    Optional<Python> asyncio = uvloop.isPresent() ? uvloop : Python.with("asyncio");
    return new Setup(options, List.copyOf(jdks), asyncio, uvloop);
  }

  /** The JDK of this process: the one for sections that measure a single one. */
  Jdk jdk() {
    return jdks.get(0);
  }

  /** asyncio and uvloop running {@code script}, as far as they are there. */
  List<Competitor> pythons(String script, String... arguments) throws IOException {
    var found = new ArrayList<Competitor>();
    if (asyncio.isPresent()) found.add(asyncio.get().running("asyncio", script, arguments));
    if (uvloop.isPresent()) found.add(uvloop.get().running("uvloop", script, arguments));
    return found;
  }

  /** A line for each competitor that every table should have and this machine has not. */
  List<String> missing() {
    var missing = new ArrayList<String>();
    if (asyncio.isEmpty()) missing.add("asyncio: there is no python3 on the PATH");
    if (uvloop.isEmpty()) missing.add("uvloop: no python3 on the PATH can import it");
    return missing;
  }

  /** {@link #missing}, and Java bodies in mode loop if the JDK of this process is too old. */
  List<String> missingWithLoop() {
    var missing = new ArrayList<>(missing());
    if (!jdk().hasLoop()) missing.add("Java, loop: " + jdk() + " is too old, 24 has it");
    return missing;
  }
}
