package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.ClientConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file of services: sections of options. */
final class Service {
  private Service() {}

  /** Adds the options of a section to those of the DSN, which are stronger. */
  static void add(Map<String, String> dsn, @Nullable String service, @Nullable String named) {
    if (service == null) return;
    var file = Path.of(named == null ? Targets.home(".pg_service.conf") : named);
    try {
      boolean isIn = false;
      boolean isFound = false;
      for (var line : Files.readAllLines(file)) {
        var text = line.strip();
        if (text.startsWith("[")) isIn = text.equals("[" + service + "]");
        int at = text.indexOf('=');
        if (isIn && at > 0 && !text.startsWith("#"))
          dsn.putIfAbsent(text.substring(0, at).strip(), text.substring(at + 1).strip());
        isFound |= isIn;
      }
      if (!isFound)
        throw new ClientConfigurationException(
            "definition of service \"%s\" not found in %s".formatted(service, file));
    } catch (IOException e) {
      throw new ClientConfigurationException("service file \"" + file + "\" cannot be read", e);
    }
  }
}
