package dev.asyncio4j.subprocess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of {@link ProcessOptions}: written before they are published, and never again. */
final class ProcessValues {
  Stdio stdin = Stdio.INHERIT;
  Stdio stdout = Stdio.INHERIT;
  Stdio stderr = Stdio.INHERIT;
  @Nullable Path directory;
  @Nullable Map<String, String> environment;
  int limit = 1 << 16;
  Duration grace = Duration.ofSeconds(5);
  boolean startNewSession;
  @Nullable Long processGroup;
  @Nullable Integer umask;
  @Nullable String user;
  @Nullable String group;

  ProcessValues() {}

  ProcessValues(ProcessValues from) {
    stdin = from.stdin;
    stdout = from.stdout;
    stderr = from.stderr;
    directory = from.directory;
    environment = from.environment;
    limit = from.limit;
    grace = from.grace;
    startNewSession = from.startNewSession;
    processGroup = from.processGroup;
    umask = from.umask;
    user = from.user;
    group = from.group;
  }
}
