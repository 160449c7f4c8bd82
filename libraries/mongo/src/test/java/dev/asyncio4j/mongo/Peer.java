package dev.asyncio4j.mongo;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.io.ByteBufferBsonInput;

/**
 * A server that answers as its test says, and remembers what it was asked: a replica set of one.
 */
final class Peer implements AutoCloseable {
  private static final int OP_REPLY = 1;
  private static final int OP_QUERY = 2004;
  private static final int OP_MSG = 2013;
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  /** The answer of a script after which the connection is cut. */
  static final BsonDocument CUT = new BsonDocument();

  /** Commands, but for those that drivers send by themselves. */
  final List<BsonDocument> commands = new CopyOnWriteArrayList<>();

  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Map<String, Function<BsonDocument, BsonDocument>> scripts =
      new ConcurrentHashMap<>();
  private final Set<String> slow = ConcurrentHashMap.newKeySet();

  Peer() {
    this(0);
  }

  Peer(int port) {
    try {
      server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("peer", this::accept);
  }

  private static void start(String name, Runnable body) {
    var thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  String uri() {
    return "mongodb://127.0.0.1:" + port() + "/?replicaSet=rs";
  }

  MongoClient client() {
    return MongoClient.create(uri());
  }

  /** Sets the answer to a command: null is silence. */
  Peer on(String command, Function<BsonDocument, BsonDocument> answer) {
    scripts.put(command, answer);
    return this;
  }

  /** Has the answers to a command trickle, byte by byte. */
  Peer slowly(String command) {
    slow.add(command);
    return this;
  }

  /** {@return the commands of a name} */
  List<BsonDocument> asked(String command) {
    return commands.stream().filter(each -> each.getFirstKey().equals(command)).toList();
  }

  static BsonDocument ok(String rest) {
    var answer = BsonDocument.parse(rest);
    answer.put("ok", new BsonInt32(1));
    return answer;
  }

  /** {@return a batch of a cursor; its id is 0 at the end} */
  static BsonDocument batch(String name, long id, List<BsonDocument> documents) {
    var answer = ok("{cursor: {id: {$numberLong: '%d'}, ns: 'd.c'}}".formatted(id));
    answer.getDocument("cursor").put(name, new BsonArray(documents));
    return answer;
  }

  /** {@return an answer that fails so many times with a label of errors, then works} */
  static Function<BsonDocument, BsonDocument> failing(int times, String label) {
    var left = new AtomicInteger(times);
    return command ->
        left.getAndDecrement() > 0
            ? BsonDocument.parse(
                "{ok: 0, code: 251, codeName: 'x', errmsg: 'no', errorLabels: ['%s']}"
                    .formatted(label))
            : ok("{n: 1}");
  }

  private void accept() {
    while (true) {
      try {
        var socket = server.accept();
        sockets.add(socket);
        start("peer " + socket.getPort(), () -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      while (true) {
        var head = little(in.readNBytes(4));
        var rest = little(in.readNBytes(head.getInt() - 4));
        int id = rest.getInt();
        rest.getInt();
        int code = rest.getInt();
        var command = code == OP_QUERY ? query(rest) : message(rest);
        var answer = answer(command);
        if (answer == CUT) return;
        if (answer == null) continue;
        var bytes = reply(id, code == OP_QUERY, answer);
        if (slow.contains(command.getFirstKey())) trickle(socket, bytes);
        else socket.getOutputStream().write(bytes);
      }
    } catch (IOException | RuntimeException closed) {
      // the client has gone, or was cut off
    }
  }

  /** Sends bytes one by one, a millisecond between them. */
  static void trickle(Socket socket, byte[] bytes) throws IOException {
    socket.setTcpNoDelay(true);
    for (byte each : bytes) {
      socket.getOutputStream().write(each);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static BsonDocument query(ByteBuffer rest) {
    rest.getInt();
    while (rest.get() != 0) {}
    rest.position(rest.position() + 8);
    return document(rest);
  }

  private static BsonDocument message(ByteBuffer rest) {
    rest.getInt();
    BsonDocument command = new BsonDocument();
    while (rest.hasRemaining()) {
      if (rest.get() == 0) {
        command.putAll(document(rest));
        continue;
      }
      int end = rest.position() + rest.getInt();
      var name = new StringBuilder();
      for (byte each; (each = rest.get()) != 0; ) name.append((char) each);
      var documents = new BsonArray();
      while (rest.position() < end) documents.add(document(rest));
      command.put(name.toString(), documents);
    }
    return command;
  }

  private static BsonDocument document(ByteBuffer rest) {
    int size = rest.getInt(rest.position());
    var bytes = new byte[size];
    rest.get(bytes);
    var input = new ByteBufferBsonInput(new org.bson.ByteBufNIO(little(bytes)));
    return CODEC.decode(new BsonBinaryReader(input), DecoderContext.builder().build());
  }

  private BsonDocument answer(BsonDocument command) {
    var name = command.getFirstKey();
    if (name.equalsIgnoreCase("ismaster") || name.equals("hello")) return hello();
    if (name.equals("endSessions") || name.equals("ping")) return ok("{}");
    commands.add(command);
    return scripts.getOrDefault(name, each -> ok("{n: 1}")).apply(command);
  }

  private BsonDocument hello() {
    return ok(
        """
        {helloOk: true, ismaster: true, isWritablePrimary: true, setName: 'rs', setVersion: 1,
         hosts: ['127.0.0.1:%1$d'], me: '127.0.0.1:%1$d', primary: '127.0.0.1:%1$d',
         maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000, maxWriteBatchSize: 100000,
         minWireVersion: 0, maxWireVersion: 21, logicalSessionTimeoutMinutes: 30}
        """
            .formatted(port()));
  }

  private static byte[] reply(int to, boolean isLegacy, BsonDocument answer) {
    var out = new BasicOutputBuffer();
    CODEC.encode(new BsonBinaryWriter(out), answer, EncoderContext.builder().build());
    var body = out.toByteArray();
    var prefix = isLegacy ? 20 : 5;
    var bytes = little(new byte[16 + prefix + body.length]);
    bytes.putInt(bytes.capacity()).putInt(1).putInt(to).putInt(isLegacy ? OP_REPLY : OP_MSG);
    if (isLegacy) bytes.putInt(8).putLong(0).putInt(0).putInt(1);
    else bytes.putInt(0).put((byte) 0);
    return bytes.put(body).array();
  }

  /** Cuts all connections. */
  void cut() {
    for (var each : sockets) close(each);
    sockets.clear();
  }

  private static void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception closed) {
      // it is gone either way
    }
  }

  @Override
  public void close() {
    close(server);
    cut();
  }
}
