package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.testing.RealTime;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.File;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.FileResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application of a servlet container, which has the library to itself in its WAR. */
class WarTest {
  /** Starts a loop with the application, and stops it with it. */
  public static final class Hosting implements ServletContextListener {
    private LoopThread loop;

    @Override
    public void contextInitialized(ServletContextEvent event) {
      loop = LoopThread.start("war");
      var answer = loop.call(() -> await(sleep(Duration.ofMillis(1), "served")));
      event.getServletContext().setAttribute("answer", answer);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
      loop.close();
    }
  }

  /** The application with the library's classes, those of Kotlin, and no others. */
  private static StandardContext war(int number) {
    var context = new StandardContext();
    context.setName("/shop-" + number);
    context.setPath("/shop-" + number);
    context.addLifecycleListener(new Tomcat.FixContextListener());
    var root = new StandardRoot(context);
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(File::new)
        .forEach(
            it -> {
              if (it.isDirectory())
                root.addPreResources(
                    new DirResourceSet(root, "/WEB-INF/classes", it.getPath(), "/"));
              else if (it.getName().matches("(asyncio4j|kotlin).*"))
                root.addPreResources(
                    new FileResourceSet(root, "/WEB-INF/lib/" + it.getName(), it.getPath(), "/"));
            });
    context.setResources(root);
    context.addApplicationListener(Hosting.class.getName());
    return context;
  }

  /** Deploys and removes it; returns what loaded its classes. */
  private static WeakReference<ClassLoader> deployed(Tomcat tomcat, int number) throws Exception {
    var context = war(number);
    tomcat.getHost().addChild(context);
    assertThat(context.getServletContext().getAttribute("answer")).isEqualTo("served");
    var loader = context.getLoader().getClassLoader();
    assertThat(loader.loadClass(LoopThread.class.getName())).isNotSameAs(LoopThread.class);
    tomcat.getHost().removeChild(context);
    return new WeakReference<>(loader);
  }

  @Test
  @DisplayName("FRM-17 a WAR with a loop: after ten deployments no class loader of it is left")
  void tenDeployments(@TempDir Path folder) throws Exception {
    var tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.start();
    try {
      List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
      for (int i = 0; i < 10; i++) loaders.add(deployed(tomcat, i));
      RealTime.collectGarbageUntil(() -> loaders.stream().allMatch(it -> it.refersTo(null)));
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }
}
