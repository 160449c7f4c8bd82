package dev.asyncio4j.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.ContextCarriers;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The services where none of the libraries is there. */
class AbsentLibrariesTest {
  private static final Pattern OPTIONAL =
      Pattern.compile("slf4j|opentelemetry|context-propagation");

  private static URL[] withoutLibraries() throws MalformedURLException {
    var urls = new ArrayList<URL>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator))
      if (!OPTIONAL.matcher(Path.of(entry).getFileName().toString()).find())
        urls.add(Path.of(entry).toUri().toURL());
    return urls.toArray(URL[]::new);
  }

  @Test
  @DisplayName("FRM-11 what is not there is not carried: no class of it is asked for")
  void absent() throws Exception {
    try (var loader =
        new URLClassLoader(withoutLibraries(), ClassLoader.getPlatformClassLoader())) {
      var service = loader.loadClass(ContextCarriers.class.getName());
      var carriers = service.getMethod("carriers");
      var found = new ArrayList<Object>();
      for (var each : ServiceLoader.load(service, loader)) found.add(carriers.invoke(each));
      assertThat(found).hasSize(3).containsOnly(List.of());
      assertThat(Arrays.stream(loader.getURLs()).map(URL::toString))
          .noneMatch(it -> OPTIONAL.matcher(it.substring(it.lastIndexOf('/'))).find());
    }
  }
}
