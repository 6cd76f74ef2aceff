package io.github.gongjdbc.schema;

import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.SettingException;
import io.github.gongjdbc.schema.settings.Settings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.SchemaPlus;

/**
 * Makes a Gong account a schema of a Calcite model. The operands are the driver's connection
 * properties, by the same names.
 */
public final class GongSchemaFactory implements SchemaFactory {
  /** Operands that Calcite adds to those of a model. */
  private static final Set<String> OF_CALCITE = Set.of("modelUri", "baseDirectory", "tables");

  private static GongProperty property(String name) {
    return GongProperty.find(name)
        .orElseThrow(
            () ->
                new SettingException(
                    "There is no property '"
                        + name
                        + "'."
                        + GongProperty.nearest(name)
                            .map(near -> " Did you mean '" + near.key() + "'?")
                            .orElse("")));
  }

  @Override
  public Schema create(SchemaPlus parentSchema, String name, Map<String, Object> operand) {
    Map<GongProperty, String> given = new EnumMap<>(GongProperty.class);
    operand.forEach(
        (key, value) -> {
          if (value != null && !OF_CALCITE.contains(key)) {
            given.put(property(key), String.valueOf(value));
          }
        });
    if (given.containsKey(GongProperty.STATE) || given.containsKey(GongProperty.STATE_FILE)) {
      throw new SettingException(
          "state and stateFile are for connections of the driver, whose commit advances the state:"
              + " a model cannot have them.");
    }
    return GongSchema.of(Settings.of(given));
  }
}
