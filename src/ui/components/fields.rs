//! Labeled fields. Every field shows its error beside it.

use leptos::prelude::*;

/// A label over a field, with a hint and an error below it.
#[component]
pub fn Field(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The field's id, which links the label and the error to it.
    id: &'static str,
    /// A hint below the field.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{move || label.get()}</label>
            {children()}
            {hint.map(|hint| view! { <span class="field-hint" id=format!("{id}-hint")>{move || hint.get()}</span> })}
            <span class="field-error" id=format!("{id}-error") role="alert">{move || error.get()}</span>
        </div>
    }
}

/// A field of one line.
#[component]
pub fn Line(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The field's id.
    id: &'static str,
    /// Its text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with every new text.
    on_input: Callback<String>,
    /// `tel`, `email`; text if none is given.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard a phone should show.
    #[prop(optional)]
    input_mode: &'static str,
    /// The id of a `datalist` with suggestions.
    #[prop(optional)]
    list: Option<&'static str>,
    /// A hint below the field.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let field = view! {
        <input
            id=id
            type=kind
            inputmode=(!input_mode.is_empty()).then_some(input_mode)
            list=list
            autocomplete="off"
            dir=if kind == "text" { "auto" } else { "ltr" }
            aria-invalid=move || error.get().map(|_| "true")
            aria-describedby=format!("{id}-hint {id}-error")
            prop:value=move || value.get()
            on:input:target=move |event| on_input.run(event.target().value())
        />
    };
    match hint {
        Some(hint) => view! { <Field label id hint error>{field}</Field> }.into_any(),
        None => view! { <Field label id error>{field}</Field> }.into_any(),
    }
}

/// A field of several lines that grows with its text.
#[component]
pub fn Paragraph(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The field's id.
    id: &'static str,
    /// Its text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with every new text.
    on_input: Callback<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <Field label id error>
            <textarea
                id=id
                rows="2"
                dir="auto"
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=format!("{id}-error")
                prop:value=move || value.get()
                on:input:target=move |event| on_input.run(event.target().value())
            ></textarea>
        </Field>
    }
}

/// A choice between a few options.
#[component]
pub fn Choice(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The field's id.
    id: &'static str,
    /// The choices: the stored value, and its label.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// The selected value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with a new choice.
    on_change: Callback<String>,
) -> impl IntoView {
    view! {
        <Field label id>
            <Options id choices value on_change />
        </Field>
    }
}

/// A choice between a few options, with its label on the same line.
#[component]
pub fn InlineChoice(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The field's id.
    id: &'static str,
    /// The choices: the stored value, and its label.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// The selected value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with a new choice.
    on_change: Callback<String>,
) -> impl IntoView {
    view! {
        <div class="field-inline">
            <label for=id>{move || label.get()}</label>
            <Options id choices value on_change />
        </div>
    }
}

#[component]
fn Options(
    id: &'static str,
    choices: Signal<Vec<(String, String)>>,
    value: Signal<String>,
    on_change: Callback<String>,
) -> impl IntoView {
    view! {
        <select id=id on:change:target=move |event| on_change.run(event.target().value())>
            {move || {
                choices
                    .get()
                    .into_iter()
                    .map(|(stored, words)| {
                        let chosen = value.get() == stored;
                        view! { <option value=stored prop:selected=chosen selected=chosen>{words}</option> }
                    })
                    .collect_view()
            }}
        </select>
    }
}

/// A checkbox.
#[component]
pub fn Check(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The field's id.
    id: &'static str,
    /// Whether it is checked.
    #[prop(into)]
    value: Signal<bool>,
    /// Called when it is checked or unchecked.
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="check" for=id>
            <input
                id=id
                type="checkbox"
                prop:checked=move || value.get()
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span>{move || label.get()}</span>
        </label>
    }
}
