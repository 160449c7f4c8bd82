package dev.asyncio4j.mongo.odm;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A registered class of documents.
 *
 * @param <X> the class
 */
abstract sealed class TypeCore<X extends DataObject> permits DocTypeImpl, EmbeddedTypeImpl {
  private final InstanceImpl instance;
  private final Definition<X> definition;
  private final @Nullable TypeCore<?> parent;
  private final Layout layout;

  /** The types that extend it, at any distance: added under the instance's lock, read anywhere. */
  private final Set<TypeCore<?>> offspring = new CopyOnWriteArraySet<>();

  TypeCore(InstanceImpl instance, Definition<X> definition, @Nullable TypeCore<?> parent) {
    this.instance = instance;
    this.definition = definition;
    this.parent = parent;
    layout = new Layout(definition.name(), definition.fields(), definition.replaced());
  }

  InstanceImpl instance() {
    return instance;
  }

  Definition<X> definition() {
    return definition;
  }

  public Class<X> type() {
    return definition.type();
  }

  public String name() {
    return definition.name();
  }

  Layout layout() {
    return layout;
  }

  @Nullable TypeCore<?> parent() {
    return parent;
  }

  boolean isChild() {
    return parent != null;
  }

  boolean isStrict() {
    return definition.meta().strict();
  }

  Set<TypeCore<?>> offspring() {
    return offspring;
  }

  /** Tells all that it extends of it. */
  void announce() {
    for (var each = parent; each != null; each = each.parent) each.offspring.add(this);
  }

  X make() {
    if (definition.isAbstract())
      throw new AbstractDocumentException(
          "Cannot instantiate an abstract document: "
              + name()
              + ": register a class that extends it");
    X made;
    try {
      Constructor<X> constructor = definition.constructor();
      made = constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw Sneaky.raise(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new DocumentDefinitionException(name() + " cannot be made: " + e);
    }
    made.bind(this);
    return made;
  }

  public X create(Map<String, ?> values) {
    var made = make();
    made.data().load(values, true);
    return made;
  }

  public X create() {
    return create(Map.of());
  }

  /** Makes a document of what the database has, of the class that it says. */
  X built(Document stored) {
    var named = stored.get(Data.CLASS);
    var actual = named == null || named.equals(name()) ? this : instance.offspringOf(this, named);
    var made = actual.make();
    made.data().read(stored);
    return type().cast(made);
  }

  public Schema schema() {
    return new Schema(name(), layout);
  }

  @Override
  public String toString() {
    return "<" + name() + " of " + instance + ">";
  }
}
