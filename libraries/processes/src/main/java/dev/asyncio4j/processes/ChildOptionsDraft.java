package dev.asyncio4j.processes;

import dev.asyncio4j.subprocess.Stdio;
import java.io.ObjectInputFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Values of {@link ChildOptions}, of which a wither changes one. */
final class ChildOptionsDraft {
  @Nullable String name;
  boolean daemon;
  List<String> jvmOptions;
  Map<String, String> environment;
  @Nullable Path directory;
  @Nullable Stdio stdout;
  @Nullable Stdio stderr;
  UnaryOperator<List<String>> launcher;
  @Nullable List<Path> classPath;
  @Nullable ObjectInputFilter filter;
  long maxFrame;
  Duration startTimeout;

  ChildOptionsDraft(ChildOptions options) {
    name = options.name();
    daemon = options.daemon();
    jvmOptions = options.jvmOptions();
    environment = options.environment();
    directory = options.directory();
    stdout = options.stdout();
    stderr = options.stderr();
    launcher = options.launcher();
    classPath = options.classPath();
    filter = options.filter();
    maxFrame = options.maxFrame();
    startTimeout = options.startTimeout();
  }

  ChildOptions options() {
    return new ChildOptions(
        name,
        daemon,
        jvmOptions,
        environment,
        directory,
        stdout,
        stderr,
        launcher,
        classPath,
        filter,
        maxFrame,
        startTimeout);
  }
}
