package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.await;

import com.mongodb.MongoClientSettings;
import dev.asyncio4j.Body1;
import dev.asyncio4j.mongo.MongoDatabase;
import dev.asyncio4j.mongo.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.bson.UuidRepresentation;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** The registered classes of documents, and their database. */
final class InstanceImpl implements Instance {
  private final Map<String, DocTypeImpl<?>> documents = new ConcurrentHashMap<>();
  private final Map<String, EmbeddedTypeImpl<?>> embedded = new ConcurrentHashMap<>();
  private volatile @Nullable MongoDatabase database;
  private volatile UnaryOperator<String> translation = UnaryOperator.identity();
  private volatile CodecRegistry codecs;

  InstanceImpl(@Nullable MongoDatabase database) {
    this.database = database;
    codecs = codecsFor(database);
  }

  private static CodecRegistry codecsFor(@Nullable MongoDatabase database) {
    var known =
        database == null
            ? CodecRegistries.withUuidRepresentation(
                MongoClientSettings.getDefaultCodecRegistry(), UuidRepresentation.STANDARD)
            : database.codecs();
    return CodecRegistries.fromRegistries(CodecRegistries.fromProviders(new ObjectCodecs()), known);
  }

  /** {@return codecs of the values of filters, documents among them} */
  CodecRegistry codecs() {
    return codecs;
  }

  @Override
  public void database(MongoDatabase given) {
    database = given;
    codecs = codecsFor(given);
  }

  @Override
  public MongoDatabase database() {
    var known = database;
    if (known == null)
      throw new NoDatabaseException(
          "the instance of %s has no database: instance.database(…) comes first"
              .formatted(documents.keySet()));
    return known;
  }

  @Override
  public synchronized <D extends Doc> DocType<D> register(Class<D> type) {
    checkNew(documents, type);
    var definition = new Definition<>(type, Doc.class);
    var above = definition.parent();
    var parent = above == null ? null : find(above);
    if (above != null && parent == null) throw notRegistered(type, above);
    var made = new DocTypeImpl<>(this, definition, parent);
    resolve(made);
    documents.put(made.name(), made);
    made.announce();
    return made;
  }

  @Override
  public synchronized <E extends Embedded> EmbeddedType<E> registerEmbedded(Class<E> type) {
    checkNew(embedded, type);
    var definition = new Definition<>(type, Embedded.class);
    var above = definition.parent();
    var parent = above == null ? null : embedded.get(above.getSimpleName());
    if (above != null && (parent == null || parent.type() != above))
      throw notRegistered(type, above);
    var made = new EmbeddedTypeImpl<>(this, definition, parent);
    embedded.put(made.name(), made); // it may embed its own kind
    try {
      resolve(made);
    } catch (RuntimeException e) {
      embedded.remove(made.name());
      throw e;
    }
    made.announce();
    return made;
  }

  private static void checkNew(Map<String, ?> known, Class<?> type) {
    if (known.containsKey(type.getSimpleName()))
      throw new AlreadyRegisteredDocumentException(
          "Document `%s` already registered: its name is that of the class"
              .formatted(type.getSimpleName()));
  }

  private static NotRegisteredDocumentException notRegistered(Class<?> type, Class<?> above) {
    return new NotRegisteredDocumentException(
        "%s extends %s, which is not registered: register it first"
            .formatted(type.getSimpleName(), above.getSimpleName()));
  }

  private void resolve(TypeCore<?> made) {
    for (var slot : made.layout().slots())
      slot.field().kind().resolve(this, made.name() + "." + slot.name());
  }

  @Nullable DocTypeImpl<?> find(String name) {
    return documents.get(name);
  }

  @Nullable DocTypeImpl<?> find(Class<?> type) {
    var found = documents.get(type.getSimpleName());
    return found == null || found.type() != type ? null : found;
  }

  boolean isRegistered(Class<? extends Embedded> type) {
    var found = embedded.get(type.getSimpleName());
    return found != null && found.type() == type;
  }

  @SuppressWarnings("unchecked") // its class has been looked at
  <E extends Embedded> EmbeddedTypeImpl<E> embedded(Class<E> type) {
    var found = embedded.get(type.getSimpleName());
    if (found == null || found.type() != type)
      throw new NotRegisteredDocumentException(
          "Unknown embedded document class `%s`: registerEmbedded(%1$s.class)"
              .formatted(type.getSimpleName()));
    return (EmbeddedTypeImpl<E>) found;
  }

  /** {@return the type that the database names, which is one of those that extend {@code of}} */
  TypeCore<?> offspringOf(TypeCore<?> of, Object name) {
    for (var each : of.offspring()) if (each.name().equals(name)) return each;
    throw new NotRegisteredDocumentException(
        "Unknown document class `%s`, which is in the database: register it, as one that extends %s"
            .formatted(name, of.name()));
  }

  @Override
  public DocType<?> retrieveDocument(String name) {
    var found = documents.get(name);
    if (found == null)
      throw new NotRegisteredDocumentException(
          "Unknown document class `%s`: there are %s".formatted(name, documents.keySet()));
    return found;
  }

  @Override
  public EmbeddedType<?> retrieveEmbeddedDocument(String name) {
    var found = embedded.get(name);
    if (found == null)
      throw new NotRegisteredDocumentException(
          "Unknown embedded document class `%s`: there are %s".formatted(name, embedded.keySet()));
    return found;
  }

  @Override
  public <T extends @Nullable Object> T session(Body1<Session, T> body) {
    try (var session = await(database().client().startSession())) {
      return session.join(() -> body.run(session));
    }
  }

  @Override
  public void messages(UnaryOperator<String> given) {
    translation = given;
  }

  String text(String english) {
    return translation.apply(english);
  }

  @Override
  public String toString() {
    return "<Instance of " + (database == null ? "no database" : database) + ">";
  }
}
