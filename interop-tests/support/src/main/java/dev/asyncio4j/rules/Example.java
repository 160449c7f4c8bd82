package dev.asyncio4j.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * An example of a doc comment, which is compiled as a reader would paste it.
 *
 * @param where the file and the line of its comment
 * @param code its lines
 */
public record Example(String where, String code) {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n}</pre>");
  private static final Pattern TYPE = Pattern.compile("(?m)^public (?:final )?class (\\w+)");
  private static final Pattern METHOD =
      Pattern.compile("^[\\w<>\\[\\], ?]+ \\w+\\([^()]*\\)(?: throws \\w+)? \\{(?=\\n)");

  /** Imports of all examples. */
  private static final String IMPORTS =
      """
      import static dev.asyncio4j.Asyncio.*;
      import dev.asyncio4j.*;
      import dev.asyncio4j.exceptions.*;
      import dev.asyncio4j.loop.*;
      import dev.asyncio4j.lowlevel.*;
      import dev.asyncio4j.queues.Queue;
      import dev.asyncio4j.streams.*;
      import dev.asyncio4j.subprocess.*;
      import dev.asyncio4j.sync.*;
      import dev.asyncio4j.transports.*;
      import java.io.*;
      import java.net.*;
      import java.nio.ByteBuffer;
      import java.nio.channels.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.Flow;
      import java.util.concurrent.TimeUnit;
      import java.util.function.*;
      import javax.net.ssl.SSLContext;
      """;

  /** Members that all examples take for given. */
  private static final String GIVEN =
      """
        String url, near, far;
        List<String> urls;
        EventLoop loop;
        AsyncIterable<String> lines, source;
        Flow.Publisher<String> publisher;
        Flow.Subscriber<String> subscriber;
        Transport transport;
        FileChannel file;
        DatagramChannel socket, channel;
        SocketAddress address;
        List<String> items;
        int[] counter;
        String host;
        int port;
        byte[] data, request;
        SSLContext sslContext;
        DatagramTransport datagrams;
        ConnectionHandler handler;
        Server server;
        StreamReader reader;
        StreamWriter writer;
        static class Echo implements Protocol {}
        abstract void handle(byte[] line);
        abstract Coroutine<String> fetch(String url);
      """;

  /** {@return the examples of some doc comments} */
  public static List<Example> of(List<DocComment> docs) {
    return docs.stream()
        .flatMap(
            doc ->
                EXAMPLE
                    .matcher(String.join("\n", doc.lines()))
                    .results()
                    .map(found -> new Example(doc.where(), found.group(1))))
        .toList();
  }

  /** {@return whether it is a whole class} */
  public boolean isClass() {
    return TYPE.matcher(code).find();
  }

  /**
   * Compiles examples against the class path of this process.
   *
   * @param imports further imports, beside the packages of the core
   * @param given further members that the examples take for given
   * @return what the compiler complains of
   */
  public static List<String> problems(List<Example> examples, String imports, String given) {
    var units = new ArrayList<JavaFileObject>();
    for (int i = 0; i < examples.size(); i++)
      units.add(examples.get(i).unit("Example" + i, IMPORTS + imports, GIVEN + given));
    var problems = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var options =
        List.of(
            "-proc:none",
            "--release",
            "17",
            "-implicit:none",
            "-cp",
            System.getProperty("java.class.path"));
    try (var manager = new InMemory(compiler.getStandardFileManager(problems, null, null))) {
      compiler.getTask(null, manager, problems, options, null, units).call();
    } catch (IOException e) {
      throw new UncheckedIOException("the compiler's files do not close", e);
    }
    return problems.getDiagnostics().stream().map(String::valueOf).toList();
  }

  /**
   * The example as it is if it is a class, as a member if it is a method, else as a method's body.
   */
  private JavaFileObject unit(String name, String imports, String given) {
    Matcher type = TYPE.matcher(code);
    if (type.find()) return source(type.group(1), where, code);
    var member =
        METHOD.matcher(code).find()
            ? code
            : "  void example() throws Exception {\n" + code + "\n  }";
    return source(
        name, where, imports + "abstract class " + name + " {\n" + given + member + "\n}\n");
  }

  private static JavaFileObject source(String name, String where, String text) {
    var uri = URI.create("string:///" + name + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }

      @Override
      public String toString() {
        return where; // what a diagnostic names as its file
      }

      @Override
      public String getName() {
        return where;
      }
    };
  }

  /** Drops the classes: only that they compile matters. */
  private static final class InMemory
      extends javax.tools.ForwardingJavaFileManager<javax.tools.JavaFileManager> {
    InMemory(javax.tools.JavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, javax.tools.FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("drop:///" + name), kind) {
        @Override
        public java.io.OutputStream openOutputStream() {
          return java.io.OutputStream.nullOutputStream();
        }
      };
    }
  }
}
