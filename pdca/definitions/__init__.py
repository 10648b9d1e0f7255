"""Read processes, catalogues and filled-in forms from YAML; name every mistake with its line."""
