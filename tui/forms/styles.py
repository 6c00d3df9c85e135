"""How forms and their fields look; read when the first form opens."""

FORM = """
    #form {
        height: auto;
        max-height: 100%;
    }

    #fields {
        height: auto;
        max-height: 100%;
    }

    #effect {
        height: auto;
        max-height: 8;
        color: $text-accent;
    }

    #refusal {
        height: auto;
        max-height: 6;
        color: $text-error;
        text-style: bold;
    }

    #about {
        height: auto;
        color: $foreground-muted;
        margin: 0 0 1 0;
    }
    """

FIELD = """
    FormField {
        height: auto;
    }

    FormField > Horizontal {
        height: auto;
    }

    FormField .label {
        width: 18;
        color: $foreground-muted;
    }

    FormField.here .label {
        color: $text;
        text-style: bold;
    }

    FormField .said {
        margin: 0 0 0 18;
        color: $foreground-muted;
    }

    FormField.wrong .said {
        color: $text-error;
    }

    FormField Input, FormField TextArea, FormField Select, FormField ReferenceField {
        width: 1fr;
        background: $panel;
    }

    FormField TextArea {
        height: auto;
        min-height: 1;
        max-height: 6;
        padding: 0;
    }

    FormField Input:focus, FormField TextArea:focus, FormField Select:focus, FormField Checkbox:focus {
        background: $primary-muted;
    }

    FormField ReferenceField, FormField ReferenceField > Input {
        height: auto;
    }

    FormField ReferenceField > OptionList {
        height: auto;
        max-height: 6;
        border: none;
        background: $boost;
    }
    """
