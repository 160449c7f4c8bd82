package dev.asyncio4j.mongo.odm;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistrationTest extends WithDocuments {
  static final class Part extends Embedded {
    static final Field<String> NAME = Fields.str();
    static final Field<Part> INSIDE = Fields.embedded(Part.class);
  }

  static class Machine extends Doc {
    static final Field<Part> PART = Fields.embedded(Part.class);
  }

  static final class Child extends Machine {}

  static final class Twice extends Doc {
    static final Field<String> A = Fields.str().attribute("x");
    static final Field<String> B = Fields.str().attribute("x");
  }

  static final class Shared extends Doc {
    static final Field<String> OTHER = Part.NAME;
  }

  static final class Arguments extends Doc {
    Arguments(String name) {
      assertThat(name).isNotNull();
    }
  }

  static final class Nothing extends Doc {
    static final Field<String> NOTHING = null;
  }

  static final class OwnKey extends Doc {
    static final Field<String> CODE = Fields.str().attribute("_id").required();
  }

  @Test
  @DisplayName("U-17 a class is registered once, and found by its name")
  void once() {
    var instance = Instance.create();
    var parts = instance.registerEmbedded(Part.class);
    var machines = instance.register(Machine.class);
    assertThatThrownBy(() -> instance.register(Machine.class))
        .isInstanceOf(AlreadyRegisteredDocumentException.class)
        .hasMessageContaining("Machine");
    assertThatThrownBy(() -> instance.registerEmbedded(Part.class))
        .isInstanceOf(AlreadyRegisteredDocumentException.class);
    assertThat(instance.retrieveDocument("Machine")).isSameAs(machines);
    assertThat(instance.retrieveEmbeddedDocument("Part")).isSameAs(parts);
    assertThatThrownBy(() -> instance.retrieveDocument("Dog"))
        .isInstanceOf(NotRegisteredDocumentException.class)
        .hasMessageContaining("Machine");
    assertThatThrownBy(() -> instance.retrieveEmbeddedDocument("Dog"))
        .isInstanceOf(NotRegisteredDocumentException.class);
    assertThat(parts.create(Map.of("inside", Map.of("name", "x"))).get(Part.INSIDE).get(Part.NAME))
        .isEqualTo("x");
  }

  @Test
  @DisplayName("U-17 what a class embeds or extends is registered before")
  void order() {
    var instance = Instance.create();
    assertThatThrownBy(() -> instance.register(Machine.class))
        .isInstanceOf(NotRegisteredDocumentException.class)
        .hasMessageContaining("Machine.part")
        .hasMessageContaining("registerEmbedded(Part.class)");
    assertThatThrownBy(() -> instance.register(Child.class))
        .isInstanceOf(NotRegisteredDocumentException.class)
        .hasMessageContaining("Machine");
  }

  @Meta(isAbstract = true)
  static class Shape extends Embedded {}

  static final class Drawing extends Doc {
    static final Field<List<Shape>> SHAPES = Fields.list(Fields.embedded(Shape.class));
  }

  @Test
  @DisplayName("U-17 a class that is abstract cannot be embedded: it could not be read")
  void abstractEmbedded() {
    var instance = Instance.create();
    instance.registerEmbedded(Shape.class);
    assertThatThrownBy(() -> instance.register(Drawing.class))
        .isInstanceOf(DocumentDefinitionException.class)
        .hasMessageContaining("Drawing.shapes embeds Shape, which is abstract");
  }

  @Test
  @DisplayName("U-17 a definition that contradicts itself names the class and the field")
  void bad() {
    var instance = Instance.create();
    assertThatThrownBy(() -> instance.register(Twice.class))
        .isInstanceOf(DocumentDefinitionException.class)
        .hasMessageContaining("Twice")
        .hasMessageContaining("'a' and 'b'");
    instance.registerEmbedded(Part.class);
    assertThatThrownBy(() -> instance.register(Shared.class))
        .isInstanceOf(DocumentDefinitionException.class)
        .hasMessageContaining("Shared.other");
    assertThatThrownBy(() -> instance.register(Nothing.class))
        .isInstanceOf(DocumentDefinitionException.class)
        .hasMessageContaining("Nothing.NOTHING");
    assertThatThrownBy(() -> instance.register(Arguments.class).create())
        .isInstanceOf(DocumentDefinitionException.class)
        .hasMessageContaining("constructor without arguments");
  }

  @Test
  @DisplayName("U-17 use without a database, and documents made by hand, are told")
  void noDatabase() {
    var instance = Instance.create();
    instance.registerEmbedded(Part.class);
    var machines = instance.register(Machine.class);
    run(
        async(
            () -> {
              failure(NoDatabaseException.class, machines.create().commit());
              failure(NoDatabaseException.class, machines.countDocuments());
            }));
    assertThatThrownBy(machines::find).isInstanceOf(NoDatabaseException.class);
    assertThatThrownBy(() -> new Machine().get(Machine.PART))
        .isInstanceOf(NotRegisteredDocumentException.class)
        .hasMessageContaining("create()");
  }

  @Test
  @DisplayName("U-09 a field with the attribute _id is the key")
  void ownKey() {
    withInstance(
        instance -> {
          var type = instance.register(OwnKey.class);
          assertThat(refused(() -> await(type.create().commit()))).containsOnlyKeys("code");
          var doc = type.create(Map.of("code", "x"));
          assertThat(doc.pk()).isEqualTo("x");
          await(doc.commit());
          var twin = type.create(Map.of("code", "x"));
          assertThat(refused(() -> await(twin.commit())))
              .isEqualTo(Map.of("code", "Field value must be unique."));
          assertThat(await(type.findOne())).isEqualTo(doc);
        });
  }
}
